import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { decideOn } from '../../test/decide.ts'
import { type HttpScene, openHttpScene } from '../../test/http-scene.ts'
import { MONDAY } from '../../test/scene.ts'
import { replaceGonePreparers } from './replace-gone.ts'

let scene: HttpScene
beforeAll(async () => {
  scene = await openHttpScene()
})
beforeEach(async () => {
  scene.clock.set(MONDAY)
  await scene.db.deleteFrom('absence').execute()
})
afterAll(() => scene.close())

const LATER = '2026-11-10T08:00:00.000Z'
const facts = { receptionKind: 'fami-flat', leavesOn: null } as const

/** Calls as somebody of the demo directory, by id. */
async function asPerson(personId: string) {
  const { subject } = await scene.db
    .selectFrom('person')
    .select('subject')
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  return scene.as(subject.replace('demo|', ''))
}

test('a preparer who was replaced hears by whom and since when', async () => {
  const { referralId } = await scene.submit({ territory: 'FO', facts })
  const before = (await scene.referral(referralId)).row
  const gone = before.preparer_id ?? ''
  const absence = { from_on: '2026-11-09', to_on: null, reason: 'leave', version: 1 } as const
  await scene.db
    .insertInto('absence')
    .values({ ...absence, person_id: gone, declared_by: 'system' })
    .execute()
  scene.clock.set(LATER)
  expect(await replaceGonePreparers(scene)).toBe(1)
  const { preparer_id, version } = (await scene.referral(referralId)).row
  const refused = await (await asPerson(gone)).post(`/referrals/${referralId}/opening`, undefined, {
    version,
  })
  expect(refused).toMatchObject({
    status: 409,
    body: {
      code: 'holder-replaced',
      role: 'preparer',
      personId: gone,
      holderIds: [preparer_id],
      since: LATER,
    },
  })
  const strange = await scene
    .as('mo-mediator')
    .post(`/referrals/${referralId}/opening`, undefined, { version })
  expect(strange).toMatchObject({ status: 403, body: { code: 'forbidden' } })
})

test('a case manager who left hears who follows the household now, and changes nothing any more', async () => {
  const { referralId, householdId } = await scene.submit({ territory: 'MO', facts })
  expect((await decideOn(scene, referralId, { kind: 'admit' })).ok).toBe(true)
  const rows = () =>
    scene.db
      .selectFrom('case_manager')
      .selectAll()
      .where('household_id', '=', householdId)
      .where('seat', '=', 'case-manager')
      .execute()
  const manager = (await rows()).find(({ state }) => state === 'confirmed')
  if (!manager) throw new Error('nobody follows the household')
  scene.clock.set(LATER)
  const left = await scene
    .as('mo-coordinator')
    .post(
      `/case-managers/${manager.case_manager_id}/leave`,
      { reason: 'absence' },
      { version: manager.version },
    )
  expect(left.status).toBe(200)
  const { pic_id } = (await scene.referral(referralId)).row
  const former = await asPerson(manager.person_id)
  const refused = await former.post(`/presa-in-carico/${pic_id}/resumption`, undefined, { version: 1 })
  const now = (await rows()).filter(({ state }) => state === 'interim' || state === 'proposed')
  expect(refused).toMatchObject({
    status: 409,
    body: { code: 'holder-replaced', role: 'case-manager', since: LATER },
  })
  expect(refused.body.holderIds).toEqual(expect.arrayContaining(now.map((row) => row.person_id)))
})
