import { afterAll, beforeAll, expect, test } from 'vitest'
import { decideOn } from '../../test/decide.ts'
import { type HttpScene, openHttpScene } from '../../test/http-scene.ts'
import { pagesOf } from '../../test/pages-of.ts'
import { person } from '../../test/scene.ts'
import { TRANSFER_DEADLINE } from './transfer-case.ts'

let scene: HttpScene
beforeAll(async () => {
  scene = await openHttpScene()
})
afterAll(() => scene.close())

const facts = { receptionKind: 'fami-flat', leavesOn: null } as const
const to = { toTerritory: 'PC', reason: 'il nucleo si trasferisce a Piacenza' }
const pr = () => scene.as('pr-coordinator')
const pc = () => scene.as('pc-coordinator')

async function followed() {
  const sent = await scene.submit({ territory: 'PR', facts })
  await decideOn(scene, sent.referralId, { kind: 'admit' })
  const { row } = await scene.referral(sent.referralId)
  const url = `/presa-in-carico/${row.pic_id}`
  const version = async () => ({ version: (await pr().get(url)).body.version as number })
  const propose = async () => pr().post(`${url}/transfer`, to, await version())
  const answer = async (accept: boolean, by = pc()) =>
    by.post(`${url}/transfer/answer`, { accept }, await version())
  return { ...sent, url, version, propose, answer }
}

const managersOf = ({ householdId }: { householdId: string }) =>
  scene.db
    .selectFrom('case_manager')
    .select(['case_manager_id', 'seat', 'state', 'person_id', 'territory_id'])
    .where('household_id', '=', householdId)
    .where('state', '!=', 'ended')
    .orderBy('case_manager_id')
    .execute()
const deadlines = ({ householdId }: { householdId: string }) =>
  scene.db
    .selectFrom('deadline')
    .selectAll()
    .where('household_id', '=', householdId)
    .where('kind', '=', TRANSFER_DEADLINE)
    .where('closed_at', 'is', null)
    .execute()

test('nothing changes until the other territory accepts, and its answer has a term, then the provincial level', async () => {
  const pic = await followed()
  const before = await managersOf(pic)
  expect(await pic.propose()).toMatchObject({
    status: 200,
    body: { territory: 'PR', transfer: { toTerritory: 'PC' } },
  })
  expect(await pic.propose()).toMatchObject({ status: 409, body: { code: 'transfer-proposed' } })
  expect(await managersOf(pic)).toEqual(before)
  expect(await deadlines(pic)).toMatchObject([
    { holder_id: person('pc-coordinator'), escalate_to: person('pr-reception-1') },
  ])
  const told = (await scene.announced(pic.householdId)).findLast((one) => one.type === 'referral-moved')
  expect(told?.data).toMatchObject({ tell: [person('pc-coordinator')] })
})

test('only the coordinator who is asked answers', async () => {
  const pic = await followed()
  await pic.propose()
  for (const other of ['pr-coordinator', 'mo-coordinator'])
    expect((await pic.answer(true, scene.as(other))).status).toBe(403)
  expect((await pc().get(pic.url)).status).toBe(200)
  expect((await scene.as('mo-coordinator').get(pic.url)).status).toBe(403)
})

test('what is proposed to a territory stands in its list, with all that an answer needs, until it is answered', async () => {
  const waiting = (query = '') =>
    pagesOf<{ referralId: string; urgency: string }>(pc(), `/territories/PC/transfers${query}`)
  const pic = await followed()
  await pic.propose()
  scene.clock.advance(1000)
  const referral = await scene.submit({ territory: 'PR', facts, urgency: 'U3' })
  const { version } = (await pr().get(`/referrals/${referral.referralId}`)).body as { version: number }
  await pr().post(`/referrals/${referral.referralId}/transfer`, to, { version })
  const ours = [pic.referralId, referral.referralId]
  const mine = (await waiting()).filter(({ referralId }) => ours.includes(referralId))
  expect(mine).toMatchObject([
    { kind: 'case', picId: pic.url.split('/').at(-1), territory: 'PR', ...(await pic.version()) },
    {
      kind: 'referral',
      picId: null,
      territory: 'PR',
      reason: to.reason,
      proposedBy: person('pr-coordinator'),
    },
  ])
  const all = await waiting()
  for (const level of ['U1', 'U2', 'U3'])
    expect(await waiting(`?urgency=${level}`)).toEqual(all.filter(({ urgency }) => urgency === level))
  expect(await waiting('?from=PR')).toEqual(all)
  expect(await waiting('?from=MO')).toEqual([])
  await pic.answer(false)
  expect((await waiting()).map(({ referralId }) => referralId)).not.toContain(pic.referralId)
})

test('a refusal leaves the household followed where it was, and tells who asked', async () => {
  const pic = await followed()
  const before = await managersOf(pic)
  await pic.propose()
  expect(await pic.answer(false)).toMatchObject({
    status: 200,
    body: { territory: 'PR', closedAt: null, transfer: null },
  })
  expect(await managersOf(pic)).toEqual(before)
  expect(await deadlines(pic)).toEqual([])
  const told = (await scene.announced(pic.householdId)).findLast((one) => one.type === 'referral-moved')
  expect(told?.data).toMatchObject({ tell: [person('pr-coordinator')] })
  expect((await pic.answer(true)).status).toBe(403)
})

test('an accepted case goes on there: its équipe, its terms, its case managers; who followed it hands over', async () => {
  const pic = await followed()
  const [former] = await managersOf(pic)
  await pic.propose()
  const taken = await pic.answer(true)
  expect(taken).toMatchObject({
    status: 200,
    body: { territory: 'PC', closedAt: null, referrals: [{ referralId: pic.referralId }] },
  })
  const there = `/presa-in-carico/${taken.body.picId}`
  expect(pic.url.endsWith(String(taken.body.continuesPicId))).toBe(true)
  const equipe = await pc().get(`${there}/equipe`)
  expect(equipe.status).toBe(200)
  expect((await pr().get(`${there}/equipe`)).status).toBe(403)
  const managers = await managersOf(pic)
  expect(managers).toContainEqual(
    expect.objectContaining({ ...former, state: 'handing-over', territory_id: 'PC' }),
  )
  expect(managers.filter((one) => one.state === 'proposed' || one.state === 'interim')).not.toEqual([])
  expect(await scene.referral(pic.referralId)).toMatchObject({
    row: { state: 'admitted', territory_id: 'PC' },
  })
  const events = (await scene.announced(pic.householdId)).map(({ type, data }) => [type, data.outcome])
  expect(events).toContainEqual(['presa-in-carico-closed', 'transferred'])
})

test('who followed the household stays its person until it has met the new one', async () => {
  const pic = await followed()
  await pic.propose()
  await pic.answer(true)
  const former = (await managersOf(pic)).find((one) => one.state === 'handing-over')
  const proposed = (await managersOf(pic)).find(
    (one) => one.seat === former?.seat && one.state === 'proposed',
  )
  if (!former || !proposed) throw new Error('nobody hands over to anybody')
  const post = async ({ case_manager_id: id }: { case_manager_id: string }, path: string) => {
    const { version } = await scene.db
      .selectFrom('case_manager')
      .select('version')
      .where('case_manager_id', '=', id)
      .executeTakeFirstOrThrow()
    return await pc().post(`/case-managers/${id}/${path}`, {}, { version })
  }
  expect((await post(former, 'hand-over/complete')).body.state).toBe('ended')
  expect(await managersOf(pic)).toContainEqual(
    expect.objectContaining({ state: 'confirmed', person_id: proposed.person_id }),
  )
  expect((await managersOf(pic)).map((one) => one.person_id)).not.toContain(former.person_id)
})

test('a transferred case is neither closed by hand as such nor resumed here', async () => {
  const pic = await followed()
  const closing = {
    outcome: 'transferred',
    continuity: { referencePersonId: person('pr-coordinator'), service: 's', note: 'n' },
  }
  expect((await pr().post(`${pic.url}/closing`, closing, await pic.version())).status).toBe(400)
  await pic.propose()
  await pic.answer(true)
  const { version } = await scene.db
    .selectFrom('presa_in_carico')
    .select('version')
    .where('pic_id', '=', pic.url.split('/').at(-1) ?? '')
    .executeTakeFirstOrThrow()
  expect(await pc().post(`${pic.url}/resumption`, undefined, { version })).toMatchObject({
    status: 409,
    body: { code: 'pic-transferred' },
  })
})
