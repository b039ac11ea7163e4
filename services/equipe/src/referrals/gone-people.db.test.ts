import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { decideOn } from '../../test/decide.ts'
import { MONDAY, openScene, person, type Scene } from '../../test/scene.ts'
import { ALERTS } from '../deadlines/alert-days.ts'
import { fillSeats, followSeatHolders } from '../teams/follow-seat-holders.ts'
import { findPreparers } from './find-preparers.ts'
import { followCoordinators } from './follow-coordinators.ts'
import { replaceGonePreparers } from './replace-gone.ts'

let scene: Scene
let staff: { person_id: string; active: boolean; fte: number }[]
beforeAll(async () => {
  scene = await openScene()
  staff = await scene.db.selectFrom('person').select(['person_id', 'active', 'fte']).execute()
  await scene.db.deleteFrom('absence').execute()
})
afterAll(() => scene.close())
beforeEach(async () => {
  scene.clock.set(MONDAY)
  await scene.db.deleteFrom('absence').execute()
  for (const { person_id, ...known } of staff)
    await scene.db.updateTable('person').set(known).where('person_id', '=', person_id).execute()
  await followCoordinators(scene)
})

const facts = { receptionKind: 'fami-flat', leavesOn: null } as const
const send = (territory: 'PR' | 'RA' = 'PR') => scene.submit({ territory, facts })
const rowOf = async (referralId: string) => (await scene.referral(referralId)).row
const disable = (personId: string) =>
  scene.db.updateTable('person').set({ active: false }).where('person_id', '=', personId).execute()
const beAway = (personId: string, to_on: string | null, delegate_id: string | null = null) =>
  scene.db
    .insertInto('absence')
    .values({
      person_id: personId,
      from_on: '2026-11-09',
      to_on,
      reason: 'leave',
      delegate_id,
      declared_by: 'system',
      version: 1,
    })
    .execute()
const datesOf = (referralId: string) =>
  scene.db
    .selectFrom('deadline')
    .select(['kind', 'holder_id', 'escalate_to'])
    .where('referral_id', '=', referralId)
    .where('kind', 'not in', ALERTS)
    .where('closed_at', 'is', null)
    .execute()

test('a preparer whose account is disabled gives file, dates and load to somebody else, who is told', async () => {
  const sent = await send('RA')
  const { preparer_id: gone } = await rowOf(sent.referralId)
  await disable(gone ?? '')
  expect(await replaceGonePreparers(scene)).toBe(1)
  expect(await replaceGonePreparers(scene)).toBe(0)
  const after = await rowOf(sent.referralId)
  expect(after.preparer_id).not.toBeNull()
  expect(after.preparer_id).not.toBe(gone)
  expect(after.holder_id).toBe(after.preparer_id)
  for (const date of await datesOf(sent.referralId)) expect(date.holder_id).toBe(after.holder_id)
  const load = await scene.db
    .selectFrom('person_load')
    .select('load')
    .where('person_id', '=', gone ?? '')
    .where('purpose', '=', 'preparer')
    .executeTakeFirstOrThrow()
  expect(load.load).toBe(0)
  const moved = (await scene.announced(sent.householdId)).findLast((one) => one.type === 'referral-moved')
  expect(moved?.data).toMatchObject({ cause: 'preparer-replaced', preparerId: after.preparer_id })
})

test('who is back before the next step keeps the file; who is not does not', async () => {
  const sent = await send('RA')
  const { preparer_id: away } = await rowOf(sent.referralId)
  await beAway(away ?? '', '2026-11-10')
  expect(await replaceGonePreparers(scene)).toBe(0)
  await scene.db.updateTable('absence').set({ to_on: '2026-11-12' }).execute()
  expect(await replaceGonePreparers(scene)).toBe(1)
})

test('a file nobody can prepare is held by the coordinator until somebody can', async () => {
  await scene.db.updateTable('person').set({ fte: 0.01 }).execute()
  const sent = await send()
  expect(await rowOf(sent.referralId)).toMatchObject({
    preparer_id: null,
    holder_id: person('pr-coordinator'),
  })
  expect(await findPreparers(scene)).toBe(0)
  await scene.db.updateTable('person').set({ fte: 1 }).execute()
  expect(await findPreparers(scene)).toBe(1)
  const { preparer_id: preparer, holder_id: holder } = await rowOf(sent.referralId)
  expect(preparer).not.toBeNull()
  expect(holder).toBe(preparer)
  expect((await datesOf(sent.referralId)).every((date) => date.holder_id === preparer)).toBe(true)
})

test('what a coordinator held goes to the deputy during a leave and comes back afterwards', async () => {
  const parked = await scene.submit({
    territory: 'RE',
    facts: { ...facts, householdType: 'couple-no-minors', members: scene.adults },
  })
  await followCoordinators(scene)
  const before = await rowOf(parked.referralId)
  expect(before.state).toBe('exclusion-proposed')
  await beAway(before.holder_id ?? '', '2026-11-13')
  expect(await followCoordinators(scene)).toBeGreaterThan(0)
  const queue = () =>
    scene.db
      .selectFrom('queue')
      .selectAll()
      .where('referral_id', '=', parked.referralId)
      .executeTakeFirstOrThrow()
  const during = await rowOf(parked.referralId)
  expect(during.holder_id).not.toBe(before.holder_id)
  expect(await queue()).toMatchObject({ kind: 'coordinator', root_id: during.holder_id })
  expect(await datesOf(parked.referralId)).toMatchObject([
    { kind: 'exclusion-confirm', holder_id: during.holder_id, escalate_to: during.holder_id },
  ])
  expect(await followCoordinators(scene)).toBe(0)
  scene.clock.set('2026-11-16T08:00:00.000Z')
  await followCoordinators(scene)
  expect(await rowOf(parked.referralId)).toMatchObject({ holder_id: before.holder_id, state: before.state })
})

test('a household the coordinator stood in for gets the new coordinator, with the same reason and date', async () => {
  await scene.db.updateTable('person').set({ fte: 0.01 }).execute()
  const sent = await send()
  await followCoordinators(scene)
  const interim = () =>
    scene.db
      .selectFrom('case_manager')
      .selectAll()
      .where('household_id', '=', sent.householdId)
      .where('state', '=', 'interim')
      .executeTakeFirstOrThrow()
  const first = await interim()
  await disable(first.person_id)
  await followCoordinators(scene)
  const second = await interim()
  expect(second).toMatchObject({ reason: first.reason, proposal_due_on: first.proposal_due_on })
  expect(second.person_id).not.toBe(first.person_id)
})

test('a seat whose holder is gone is vacant with the reason, and somebody else is asked', async () => {
  const seat = await seatedCase()
  await disable(seat.person_id ?? '')
  expect(await followSeatHolders(scene)).toBeGreaterThan(0)
  const after = await seatOf(seat.seat_id)
  expect(after.person_id).not.toBe(seat.person_id)
  expect(after.declined_by).toEqual([seat.person_id])
  expect(['open', 'proposed']).toContain(after.state)
  expect(await followSeatHolders(scene)).toBe(0)
})

test('who is away sits with the delegate of the leave, and is back in the seat afterwards', async () => {
  const seat = await seatedCase()
  const delegate = person('pr-coordinator')
  await beAway(seat.person_id ?? '', '2026-11-13', delegate)
  await followSeatHolders(scene)
  expect(await seatOf(seat.seat_id)).toMatchObject({ state: 'away', delegate_id: delegate })
  expect(await followSeatHolders(scene)).toBe(0)
  scene.clock.set('2026-11-16T08:00:00.000Z')
  await followSeatHolders(scene)
  expect(await seatOf(seat.seat_id)).toMatchObject({
    state: 'active',
    delegate_id: null,
    vacancy_reason: null,
  })
})

test('a vacant seat is filled as soon as somebody has room', async () => {
  const sent = await send()
  await scene.db.updateTable('person').set({ fte: 0.01 }).execute()
  await decideOn(scene, sent.referralId, { kind: 'admit' })
  const open = () =>
    scene.db
      .selectFrom('equipe_seat')
      .select('seat_id')
      .where('household_id', '=', sent.householdId)
      .where('state', '=', 'open')
      .execute()
  const before = await open()
  expect(before.length).toBeGreaterThan(0)
  expect(await fillSeats(scene)).toBe(0)
  await scene.db.updateTable('person').set({ fte: 1 }).execute()
  expect(await fillSeats(scene)).toBeGreaterThan(0)
  expect((await open()).length).toBeLessThan(before.length)
})

async function seatedCase() {
  const sent = await send()
  await decideOn(scene, sent.referralId, { kind: 'admit' })
  return await scene.db
    .selectFrom('equipe_seat')
    .selectAll()
    .where('household_id', '=', sent.householdId)
    .where('state', '=', 'active')
    .where((e) => e.not(e(e.val('is-case-manager'), '=', e.fn.any('reasons'))))
    .executeTakeFirstOrThrow()
}

async function seatOf(seatId: string) {
  return await scene.db
    .selectFrom('equipe_seat')
    .selectAll()
    .where('seat_id', '=', seatId)
    .executeTakeFirstOrThrow()
}
