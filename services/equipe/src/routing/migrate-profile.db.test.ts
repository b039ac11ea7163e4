import { afterAll, beforeAll, expect, test } from 'vitest'
import { decideOn } from '../../test/decide.ts'
import { type HttpScene, openHttpScene } from '../../test/http-scene.ts'
import type { Change, Submitted } from '../../test/scene.ts'

let scene: HttpScene
beforeAll(async () => {
  scene = await openHttpScene()
})
afterAll(() => scene.close())

const facts = { receptionKind: 'fami-flat', leavesOn: null } as const
const migrate = (body: object = {}, by = 'fo-coordinator', territory = 'FO') =>
  scene.as(by).post(`/territories/${territory}/profile-migration`, body)

/** A referral that version 1 of Forlì routed; `left` is what that version left otherwise than version 2 would. */
async function onVersionOne(left: object = {}, change: Change = {}) {
  const sent = await scene.submit({ territory: 'FO', facts, ...change })
  await scene.db
    .updateTable('referral')
    .set({ profile_version: 1, ...left })
    .where('referral_id', '=', sent.referralId)
    .execute()
  return sent
}
const rowOf = async ({ referralId }: Submitted) => (await scene.referral(referralId)).row
const eventsOf = async ({ householdId }: Submitted) => (await scene.announced(householdId)).length

test('without apply nothing changes, and what would change is told', async () => {
  const sent = await onVersionOne()
  const before = { row: await rowOf(sent), events: await eventsOf(sent) }
  const { status, body } = await migrate()
  expect(status).toBe(200)
  expect(body).toMatchObject({ version: 2, next: null })
  expect(body.items).toContainEqual({
    referralId: sent.referralId,
    referralNumber: sent.referralNumber,
    state: 'routed',
    fromVersion: 1,
    toVersion: 2,
    rule: { before: before.row.rule.id, after: before.row.rule.id },
    routedAnew: false,
  })
  expect({ row: await rowOf(sent), events: await eventsOf(sent) }).toEqual(before)
})

test('a referral that stays where it is takes the newer version without telling anybody, once', async () => {
  const sent = await onVersionOne()
  const before = { row: await rowOf(sent), events: await eventsOf(sent) }
  await migrate({ apply: true })
  expect(await rowOf(sent)).toEqual({
    ...before.row,
    profile_version: 2,
    version: before.row.version + 1,
    updated_at: expect.any(Date),
  })
  expect(await eventsOf(sent)).toBe(before.events)
  const { body } = await scene.as('fo-coordinator').get(`/referrals/${sent.referralId}`)
  expect(body.history).toContainEqual(expect.objectContaining({ cause: 'profile-changed' }))
  expect((await migrate({ apply: true })).body.items).toEqual([])
})

test('one that the newer version sends elsewhere is routed anew, and stands in one queue', async () => {
  const sent = await onVersionOne({ between_meetings: true })
  expect((await migrate()).body.items).toMatchObject([{ referralId: sent.referralId, routedAnew: true }])
  await migrate({ apply: true })
  expect(await rowOf(sent)).toMatchObject({ profile_version: 2, between_meetings: false })
  const queue = await scene.db
    .selectFrom('queue')
    .selectAll()
    .where('referral_id', '=', sent.referralId)
    .execute()
  expect(queue).toHaveLength(1)
  expect(
    (await scene.announced(sent.householdId)).filter((one) => one.type === 'referral-routed'),
  ).toHaveLength(2)
})

test('what was decided is not decided anew: a household that waits keeps how it was admitted', async () => {
  const sent = await onVersionOne()
  await decideOn(scene, sent.referralId, { kind: 'admit-waiting-list' })
  const before = await rowOf(sent)
  await migrate({ apply: true })
  expect(await rowOf(sent)).toMatchObject({
    profile_version: 2,
    state: 'waiting-list',
    admission: before.admission,
  })
})

test('a closed referral keeps the version that decided it', async () => {
  const sent = await onVersionOne()
  await decideOn(scene, sent.referralId, { kind: 'admit' })
  await migrate({ apply: true })
  expect(await rowOf(sent)).toMatchObject({ profile_version: 1, state: 'admitted' })
})

test('many are moved a page at a time', async () => {
  const sent = [await onVersionOne(), await onVersionOne(), await onVersionOne()]
  const first = await migrate({ apply: true, limit: 2 })
  const second = await migrate({ apply: true, limit: 2, after: first.body.next })
  const moved = [first, second].flatMap(({ body }) => body.items as { referralId: string }[])
  expect(moved.map((one) => one.referralId).sort()).toEqual(sent.map((one) => one.referralId).sort())
  expect(second.body.next).toBeNull()
})

test('only the territory’s coordinator and the operator migrate it', async () => {
  expect((await migrate({}, 'pr-coordinator')).status).toBe(403)
  expect((await migrate({}, 'fo-coordinator', 'XX')).status).toBe(400)
})
