import { afterAll, beforeAll, expect, test } from 'vitest'
import { decideOn } from '../../test/decide.ts'
import { type HttpScene, openHttpScene } from '../../test/http-scene.ts'
import { MONDAY, person, type Submitted } from '../../test/scene.ts'
import { fireDeadlines } from '../deadlines/fire-deadlines.ts'
import { referralDeadlines } from '../referral-features.ts'
import { lockReferral } from '../referrals/referral.ts'
import { placeReferral } from '../routing/place-referral.ts'
import { endMeeting, openMeeting } from './hold-meeting.ts'
import { keepDecisionTerm } from './keep-decision-term.ts'
import { lockMeeting } from './lock-meeting.ts'
import { prepareTables } from './prepare-tables.ts'

let scene: HttpScene
beforeAll(async () => {
  scene = await openHttpScene()
  await prepareTables(scene)
})
afterAll(() => scene.close())

const facts = { receptionKind: 'fami-flat', leavesOn: null } as const
const send = (territory: 'PR' | 'RU' | 'FE' = 'PR') => scene.submit({ territory, facts })
const itemsOf = ({ referralId }: Submitted, kind: string) =>
  scene.db
    .selectFrom('agenda_item')
    .leftJoin('meeting', 'meeting.meeting_id', 'agenda_item.meeting_id')
    .innerJoin('coordination_table', 'coordination_table.table_id', 'agenda_item.table_id')
    .select(['agenda_item.state', 'agenda_item.meeting_id', 'starts_at', 'extraordinary', 'key', 'deferrals'])
    .where('referral_id', '=', referralId)
    .where('agenda_item.kind', '=', kind as 'review')
    .orderBy('added_at')
    .orderBy('agenda_item_id')
    .execute()
const hold = (meetingId: string) =>
  scene.unitOfWork(async (tx) => {
    const locked = await lockMeeting(tx, meetingId)
    const opened = await openMeeting(tx, locked)
    if (!opened.ok) throw new Error(opened.code)
    const items = (await lockMeeting(tx, meetingId)).items
    const ended = await endMeeting(
      tx,
      { meeting: opened.meeting, items },
      { by: 'system', reasons: new Map() },
    )
    if (!ended.ok) throw new Error(ended.code)
  })
const goTo = (instant: Date | null | undefined) => scene.clock.set(instant ?? MONDAY)
const fire = async () => {
  const logger = { error: (found: { err: unknown }) => Promise.reject(found.err) } as never
  while ((await fireDeadlines({ ...scene, logger }, referralDeadlines)) > 0);
}

test('a cadence that would decide after thirty days convenes an extraordinary meeting within them', async () => {
  scene.clock.set(MONDAY)
  const sent = await send('RU')
  const [before] = await itemsOf(sent, 'new-referral')
  await scene.db
    .updateTable('meeting')
    .set({ state: 'cancelled' })
    .where('territory_id', '=', 'RU')
    .where('starts_at', '<', new Date('2026-12-20T00:00:00.000Z'))
    .execute()
  await scene.db
    .updateTable('agenda_item')
    .set({ meeting_id: null })
    .where('referral_id', '=', sent.referralId)
    .execute()
  await scene.db
    .updateTable('deadline')
    .set({ meeting_id: null })
    .where('referral_id', '=', sent.referralId)
    .execute()
  expect(before?.meeting_id).not.toBeNull()
  expect(await keepDecisionTerm(scene)).toBe(1)
  expect(await keepDecisionTerm(scene)).toBe(0)
  const [item] = await itemsOf(sent, 'new-referral')
  expect(item).toMatchObject({ extraordinary: true })
  const { due_at: due } = await scene.db
    .selectFrom('deadline')
    .select('due_at')
    .where('referral_id', '=', sent.referralId)
    .where('kind', '=', 'decision')
    .executeTakeFirstOrThrow()
  expect(item?.starts_at).toEqual(due)
  expect(due.toISOString().slice(0, 10)).toBe('2026-12-09')
  const moved = (await scene.announced(sent.householdId)).at(-1)
  expect(moved?.data).toMatchObject({ cause: 'extraordinary-meeting' })
})

test('a referral that its cadence would decide too late is placed at an extraordinary meeting, which is the first date told', async () => {
  scene.clock.set(MONDAY)
  await scene.db
    .updateTable('meeting')
    .set({ state: 'cancelled' })
    .where('territory_id', '=', 'FE')
    .where('starts_at', '<', new Date('2026-12-20T00:00:00.000Z'))
    .execute()
  const [first, second] = [await send('FE'), await send('FE')]
  const [item] = await itemsOf(first, 'new-referral')
  expect(item).toMatchObject({ extraordinary: true, starts_at: new Date('2026-12-09T09:00:00.000Z') })
  expect((await itemsOf(second, 'new-referral'))[0]?.meeting_id).toBe(item?.meeting_id)
  const proposed = (await scene.announced(first.householdId)).find(
    ({ type }) => type === 'case-manager-proposed',
  )
  expect(proposed?.data.nothingToDoBefore).toBe('2026-12-09')
  const { table_id: tableId } = await scene.db
    .selectFrom('meeting')
    .select('table_id')
    .where('meeting_id', '=', item?.meeting_id ?? '')
    .executeTakeFirstOrThrow()
  const told = (await scene.announced(tableId)).filter(({ data }) => data.meetingId === item?.meeting_id)
  expect(told).toMatchObject([{ data: { state: 'planned', extraordinary: true, itemCount: 1 } }])
  expect(await keepDecisionTerm(scene)).toBe(0)
})

test('a decision that is annulled takes the last place of a meeting once, and makes no extraordinary one', async () => {
  scene.clock.set(MONDAY)
  await scene.db.updateTable('meeting').set({ state: 'cancelled' }).where('territory_id', '=', 'MO').execute()
  const sent = await scene.submit({ territory: 'MO', facts })
  const [first] = await itemsOf(sent, 'new-referral')
  expect(first).toMatchObject({ extraordinary: true })
  await scene.db
    .updateTable('meeting')
    .set({ capacity_new: 1 })
    .where('meeting_id', '=', first?.meeting_id ?? '')
    .execute()
  await scene.unitOfWork(async (tx) => {
    const referral = await lockReferral(tx, sent.referralId)
    if (!referral) throw new Error('the referral is gone')
    await placeReferral(tx, referral, { command: 'annul-decision', by: 'system' })
  })
  const again = (await itemsOf(sent, 'new-referral')).find(({ state }) => state === 'planned')
  expect(again?.meeting_id).toBe(first?.meeting_id)
  const { count } = await scene.db
    .selectFrom('meeting')
    .select((e) => e.fn.countAll<string>().as('count'))
    .where('territory_id', '=', 'MO')
    .where('state', '=', 'planned')
    .executeTakeFirstOrThrow()
  expect(Number(count)).toBe(1)
})

test('where the term cannot be kept any more, the first day that is open brings the household forward', async () => {
  scene.clock.set(MONDAY)
  const sent = await send('RU')
  await scene.db
    .updateTable('deadline')
    .set({ latest_at: new Date('2026-11-10T17:00:00.000Z'), due_at: new Date('2026-11-10T17:00:00.000Z') })
    .where('referral_id', '=', sent.referralId)
    .where('kind', '=', 'decision')
    .execute()
  const [before] = await itemsOf(sent, 'new-referral')
  expect(await keepDecisionTerm(scene)).toBe(1)
  const [after] = await itemsOf(sent, 'new-referral')
  expect(after?.starts_at && before?.starts_at && after.starts_at < before.starts_at).toBe(true)
})

test('an admitted case goes to the table that makes plans, and comes back there for its review (PR-05, PR-06)', async () => {
  scene.clock.set(MONDAY)
  const sent = await send()
  await decideOn(scene, sent.referralId, { kind: 'admit' })
  const [plan] = await itemsOf(sent, 'individual-project')
  expect(plan).toMatchObject({ key: 'progettazione-individualizzata', state: 'planned' })
  goTo(plan?.starts_at)
  await hold(plan?.meeting_id ?? '')
  expect(await itemsOf(sent, 'individual-project')).toMatchObject([{ state: 'discussed' }])
  scene.clock.set('2027-02-08T09:00:00.000Z')
  await prepareTables(scene)
  await fire()
  const [review] = await itemsOf(sent, 'review')
  expect(review).toMatchObject({ key: 'progettazione-individualizzata' })
  goTo(review?.starts_at)
  await hold(review?.meeting_id ?? '')
  const next = await scene.db
    .selectFrom('deadline')
    .selectAll()
    .where('referral_id', '=', sent.referralId)
    .where('kind', '=', 'review')
    .where('closed_at', 'is', null)
    .executeTakeFirstOrThrow()
  expect(next.due_at > new Date('2027-05-01T00:00:00.000Z')).toBe(true)
})

test('the waiting list is looked at in each meeting, told to the sender every month and to the province after sixty days', async () => {
  scene.clock.set(MONDAY)
  const sent = await send()
  await decideOn(scene, sent.referralId, { kind: 'admit-waiting-list' })
  const [first] = await itemsOf(sent, 'waiting-list-check')
  expect(first).toMatchObject({ key: 'presa-in-carico' })
  for (let round = 0; round < 3; round++) {
    const open = (await itemsOf(sent, 'waiting-list-check')).find((item) => item.state !== 'discussed')
    goTo(open?.starts_at)
    await hold(open?.meeting_id ?? '')
  }
  const items = await itemsOf(sent, 'waiting-list-check')
  expect(items.map((item) => item.state)).toEqual(['discussed', 'discussed', 'discussed', 'planned'])
  expect(items.every((item) => item.deferrals === 0)).toBe(true)
  // The sixtieth day, after the office: the province hears of it that day.
  scene.clock.set('2027-01-08T17:00:00.000Z')
  await fire()
  const told = (await scene.announced(sent.householdId)).filter((one) => one.data.cause === 'still-waiting')
  expect(told.length).toBeGreaterThan(0)
  const late = (await scene.announced(sent.householdId)).findLast(
    (one) => one.type === 'deadline-passed' && one.data.kind === 'waiting-list-check',
  )
  expect(late?.data).toMatchObject({
    step: 'escalated',
    tell: expect.arrayContaining([person('pr-reception-1')]),
  })
})
