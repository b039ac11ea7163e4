import { afterAll, beforeAll, expect, test } from 'vitest'
import { decideOn } from '../../test/decide.ts'
import { type HttpScene, openHttpScene } from '../../test/http-scene.ts'
import type { Change } from '../../test/scene.ts'

let scene: HttpScene
beforeAll(async () => {
  scene = await openHttpScene()
})
afterAll(() => scene.close())

const facts = { receptionKind: 'fami-flat' as const, leavesOn: null, otherPaths: [] }
const ra = () => scene.as('ra-coordinator')

async function sent({ facts: more, ...change }: Change = {}) {
  const data = await scene.submit({ territory: 'RA', ...change, facts: { ...facts, ...more } })
  const url = `/referrals/${data.referralId}`
  const post = async (path: string, body: object) =>
    ra().post(`${url}${path}`, body, (await scene.referral(data.referralId)).row)
  return { ...data, url, post }
}

test('in Ravenna no second équipe forms before somebody says how the overlap was checked', async () => {
  const { url, post } = await sent({ facts: { otherPaths: ['uvm-minors'] } })
  expect((await ra().get(url)).body.overlaps).toEqual([{ kind: 'other-path', code: 'uvm-minors' }])
  const refused = await post('/decisions', { kind: 'admit' })
  expect(refused).toMatchObject({
    status: 409,
    body: { code: 'overlaps-to-check', overlaps: [{ kind: 'other-path', code: 'uvm-minors' }] },
  })
  const checked = { kind: 'admit', overlapsChecked: "l'UVM entra nell'équipe" }
  expect((await post('/decisions', checked)).status).toBe(201)
})

test('the household’s other referrals and followed households that may be this one are overlaps', async () => {
  const followed = await sent()
  await decideOn(scene, followed.referralId, { kind: 'admit' })
  const { householdId, referralNumber } = followed
  const lookalike = await sent({
    possibleDuplicates: [{ householdId, likelihood: 'possible' }],
  })
  expect((await ra().get(lookalike.url)).body.overlaps).toMatchObject([
    { kind: 'possible-duplicate', referralNumber },
  ])
  const first = await sent()
  const second = await sent({ householdId: first.householdId })
  expect((await ra().get(second.url)).body.overlaps).toMatchObject([
    { kind: 'other-referral', referralNumber: first.referralNumber },
  ])
})

test('the household’s own case is named, and an admission joins it: no équipe forms, so no check is owed', async () => {
  const followed = await sent()
  await decideOn(scene, followed.referralId, { kind: 'admit' })
  const { householdId, referralId, referralNumber } = followed
  const { pic_id: picId } = (await scene.referral(referralId)).row
  const { person_id: caseManagerId } = await scene.db
    .selectFrom('case_manager')
    .select('person_id')
    .where('household_id', '=', householdId)
    .where('state', '=', 'confirmed')
    .executeTakeFirstOrThrow()
  const again = await sent({ householdId })
  expect((await ra().get(again.url)).body).toMatchObject({
    overlaps: [{ kind: 'own-case', referralId, referralNumber, territory: 'RA', caseManagerId }],
    joinedTo: null,
  })
  expect((await again.post('/decisions', { kind: 'admit' })).status).toBe(201)
  expect((await ra().get(again.url)).body).toMatchObject({
    standing: { state: 'joined' },
    picId,
    joinedTo: { referralId, referralNumber, territory: 'RA' },
  })
  const named = { referralId, referralNumber, hasCase: true }
  expect((await ra().get(`${again.url}/answer`)).body.joinedTo).toEqual(named)
  expect((await ra().get(followed.url)).body).toMatchObject({ overlaps: [], joinedTo: null })
})

test('of a case in another territory its number is told, and the way to it is not', async () => {
  const followed = await scene.submit({ territory: 'PR', facts })
  await decideOn(scene, followed.referralId, { kind: 'admit' })
  const { householdId, referralNumber } = followed
  const again = await sent({ householdId })
  const { overlaps } = (await ra().get(again.url)).body
  expect(overlaps).toMatchObject([{ kind: 'own-case', referralNumber, territory: 'PR' }])
  expect(overlaps).not.toMatchObject([{ referralId: followed.referralId }])
  expect((await again.post('/decisions', { kind: 'admit' })).status).toBe(201)
  expect((await ra().get(again.url)).body.joinedTo).toEqual({
    referralId: null,
    referralNumber,
    territory: 'PR',
  })
  const untold = { referralId: null, referralNumber: null, hasCase: true }
  expect((await ra().get(`${again.url}/answer`)).body.joinedTo).toEqual(untold)
})

test('a referral that joins another one, which no case has yet, says which', async () => {
  const first = await sent()
  const { referralId, referralNumber, householdId } = first
  const again = await sent({ householdId })
  expect((await again.post('/decisions', { kind: 'join', intoReferralId: referralId })).status).toBe(201)
  expect((await ra().get(again.url)).body).toMatchObject({
    standing: { state: 'joined' },
    picId: null,
    joinedTo: { referralId, referralNumber, territory: 'RA' },
  })
  const answered = async () => (await ra().get(`${again.url}/answer`)).body.joinedTo
  expect(await answered()).toEqual({ referralId, referralNumber, hasCase: false })
  await first.post('/decisions', { kind: 'admit' })
  expect(await answered()).toEqual({ referralId, referralNumber, hasCase: true })
})

test('the check holds too when a household is started from the waiting list', async () => {
  const { url, post, referralId } = await sent({ facts: { otherPaths: ['uvm-minors'] } })
  await decideOn(scene, referralId, { kind: 'admit-waiting-list' })
  expect(await post('/presa-in-carico', {})).toMatchObject({
    status: 409,
    body: { code: 'overlaps-to-check' },
  })
  expect((await post('/presa-in-carico', { overlapsChecked: 'sentita la UVM' })).status).toBe(200)
  expect((await ra().get(url)).body.standing).toMatchObject({ state: 'admitted' })
})

test('elsewhere an admission asks for no such check', async () => {
  const { referralId } = await scene.submit({
    territory: 'PR',
    facts: { ...facts, otherPaths: ['uvm-minors'] },
  })
  await decideOn(scene, referralId, { kind: 'admit' })
  expect((await scene.referral(referralId)).row.state).toBe('admitted')
})
