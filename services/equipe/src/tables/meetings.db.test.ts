import { afterEach, beforeEach, expect, test } from 'vitest'
import { openScene, type Scene } from '../../test/scene.ts'
import { openReferral } from '../referrals/open-referral.ts'
import { romeDay } from '../rome-time.ts'
import { cancelMeeting } from './cancel-meeting.ts'
import { closeForgotten } from './close-forgotten.ts'
import { conveneDueMeetings } from './convene-meeting.ts'
import { planExtraSessions } from './extra-session.ts'
import { endMeeting, openMeeting } from './hold-meeting.ts'
import { lockMeeting } from './lock-meeting.ts'
import { moveMeeting } from './move-meeting.ts'
import { prepareTables } from './prepare-tables.ts'
import { seatWaiting } from './seat-waiting.ts'

const facts = { receptionKind: 'fami-flat' } as const
let scene: Scene
beforeEach(async () => {
  scene = await openScene()
})
afterEach(() => scene.close())

const submit = (change: Parameters<Scene['submit']>[0] = {}) =>
  scene.submit({ territory: 'PR', facts, ...change })
/** No day is left in which an extraordinary meeting could decide it in time: it waits for one of the cadence. */
const TERM_OVER = { submittedAt: '2026-09-07T08:00:00.000Z' }
const proposedUntil = async (referralId: string) => {
  const { nothing_to_do_before: day } = await scene.db
    .selectFrom('case_manager')
    .select('nothing_to_do_before')
    .where('referral_id', '=', referralId)
    .where('state', '=', 'proposed')
    .executeTakeFirstOrThrow()
  return day
}
const meetings = async (territory = 'PR') =>
  await scene.db
    .selectFrom('meeting')
    .innerJoin('coordination_table', 'coordination_table.table_id', 'meeting.table_id')
    .selectAll('meeting')
    .where('meeting.territory_id', '=', territory)
    .where('function', '=', 'take-charge')
    .orderBy('starts_at')
    .execute()
const standing = async (referralId: string) => {
  const queue = await scene.db
    .selectFrom('queue')
    .selectAll()
    .where('referral_id', '=', referralId)
    .executeTakeFirstOrThrow()
  const items = await scene.db
    .selectFrom('agenda_item')
    .selectAll()
    .where('referral_id', '=', referralId)
    .orderBy('agenda_item_id')
    .execute()
  const due = await scene.db
    .selectFrom('deadline')
    .select(['due_at', 'latest_at', 'meeting_id'])
    .where('referral_id', '=', referralId)
    .where('kind', '=', 'decision')
    .executeTakeFirstOrThrow()
  return { queue, items, due, open: items.find((item) => ['planned', 'on-agenda'].includes(item.state)) }
}
/** Slots taken are always those of the items that count, in every meeting. */
async function expectSlotsToAgree() {
  const rows = await scene.db.selectFrom('meeting').selectAll().execute()
  const items = await scene.db.selectFrom('agenda_item').selectAll().where('state', '!=', 'removed').execute()
  for (const row of rows) {
    const counted = items.filter((item) => item.meeting_id === row.meeting_id && item.counted)
    const fresh = counted.filter((item) => item.kind === 'new-referral')
    expect([row.new_taken, row.updates_taken]).toEqual([fresh.length, counted.length - fresh.length])
    expect(row.new_taken).toBeLessThanOrEqual(row.capacity_new)
  }
}
const withMeeting = <Result>(
  id: string,
  work: (
    tx: Parameters<typeof lockMeeting>[0],
    locked: Awaited<ReturnType<typeof lockMeeting>>,
  ) => Promise<Result>,
) => scene.unitOfWork(async (tx) => work(tx, await lockMeeting(tx, id)))
const told = async (type: string) => {
  const rows = await scene.db
    .selectFrom('outbox')
    .select(['payload'])
    .where('type', 'like', `%.${type}.v1`)
    .orderBy('position')
    .execute()
  return rows.map((row) => (row.payload as { data: Record<string, unknown> }).data)
}

test('meetings are rows six months ahead, and planning them again makes none', async () => {
  await prepareTables(scene)
  const rows = await meetings()
  expect(rows.length).toBeGreaterThan(8)
  expect(rows.every((row) => row.state === 'planned' && row.cadence_at !== null)).toBe(true)
  expect(await prepareTables(scene)).toBe(0)
  const august = rows.filter((row) => /-08-1[0-9]T|-12-2[4-9]T/.test(row.starts_at.toISOString()))
  expect(august).toEqual([])
})

test('eight new referrals fill a meeting; the ninth waits for the next; an urgent one still enters', async () => {
  const sent = []
  for (let i = 0; i < 9; i++) sent.push(await submit())
  const urgent = await submit({ urgency: 'U1' })
  const [first, second] = await meetings()
  const seats = await Promise.all(
    sent.map(async ({ referralId }) => (await standing(referralId)).queue.meeting_id),
  )
  const atFirst = seats.filter((id) => id === seats[0])
  expect(atFirst).toHaveLength(8)
  expect(seats[8]).not.toBe(seats[0])
  expect((await standing(urgent.referralId)).queue.meeting_id).toBe(first?.meeting_id)
  expect(second).toBeDefined()
  await expectSlotsToAgree()
})

test('many referrals at the same moment never overfill a meeting', async () => {
  await Promise.all(Array.from({ length: 20 }, () => submit()))
  await expectSlotsToAgree()
})

test('three working days before, the agenda freezes and everybody concerned is told', async () => {
  const { referralId } = await submit()
  const { meeting_id: meetingId } = (await standing(referralId)).queue
  const meeting = (await meetings()).find((row) => row.meeting_id === meetingId)
  scene.clock.set(new Date((meeting?.starts_at.getTime() ?? 0) - 2 * 86_400_000))
  expect(await conveneDueMeetings({ ...scene } as never)).toBeGreaterThan(0)
  expect((await standing(referralId)).open?.state).toBe('on-agenda')
  const { row } = await scene.referral(referralId)
  const changed = (await told('meeting-changed')).find((data) => data.meetingId === meetingId)
  expect(changed).toMatchObject({ state: 'convened', itemCount: 1 })
  expect(changed?.tell).toContain(row.preparer_id)
  const late = await submit()
  expect((await standing(late.referralId)).queue.meeting_id).not.toBe(meetingId)
  const urgent = await submit({ urgency: 'U1' })
  expect((await standing(urgent.referralId)).queue.meeting_id).toBe(meetingId)
})

test('a meeting that moves takes its items and the dates counted from it along, and the sender is told', async () => {
  const { referralId, householdId } = await submit()
  const before = await standing(referralId)
  const meetingId = before.queue.meeting_id ?? ''
  const startsAt = new Date(before.due.due_at.getTime() + 86_400_000)
  const moved = await withMeeting(meetingId, (tx, locked) =>
    moveMeeting(tx, locked, { startsAt, by: 'system' }),
  )
  expect(moved.ok).toBe(true)
  const after = await standing(referralId)
  expect(after.queue.meeting_id).toBe(meetingId)
  expect(after.due.due_at).toEqual(startsAt)
  const events = await scene.announced(householdId)
  expect(events.at(-1)).toMatchObject({
    type: 'referral-moved',
    data: { cause: 'meeting-moved', meeting: { id: meetingId, startsAt: startsAt.toISOString() } },
  })
})

test('who is proposed as case manager has nothing to do before the meeting, wherever it moves, and hears so once', async () => {
  const { referralId, householdId } = await submit()
  const { queue, due } = await standing(referralId)
  const proposed = (await scene.announced(householdId)).find(({ type }) => type === 'case-manager-proposed')
  expect(await proposedUntil(referralId)).toBe(romeDay(due.due_at))
  const startsAt = new Date(due.due_at.getTime() + 86_400_000)
  await withMeeting(queue.meeting_id ?? '', (tx, locked) =>
    moveMeeting(tx, locked, { startsAt, by: 'system' }),
  )
  expect(await proposedUntil(referralId)).toBe(romeDay(startsAt))
  await withMeeting(queue.meeting_id ?? '', (tx, locked) => cancelMeeting(tx, locked, { by: 'system' }))
  const after = await standing(referralId)
  expect(await proposedUntil(referralId)).toBe(romeDay(after.due.due_at))
  const personIds = [proposed?.data.personId]
  const told = (await scene.announced(householdId)).flatMap(({ data }) => data.nothingToDoBefore ?? [])
  expect(told).toEqual([
    proposed?.data.nothingToDoBefore,
    { day: romeDay(startsAt), personIds },
    { day: romeDay(after.due.due_at), personIds },
  ])
})

test('a meeting does not move into the past', async () => {
  const { referralId } = await submit()
  const meetingId = (await standing(referralId)).queue.meeting_id ?? ''
  const startsAt = new Date(scene.clock.now().getTime() - 1)
  const refused = await withMeeting(meetingId, (tx, locked) =>
    moveMeeting(tx, locked, { startsAt, by: 'system' }),
  )
  expect(refused).toMatchObject({ ok: false, code: 'meeting-in-the-past' })
})

test('a cancelled meeting lets its items slide to the next with a place, in one transaction with queue and dates', async () => {
  const { referralId } = await submit()
  const before = await standing(referralId)
  await withMeeting(before.queue.meeting_id ?? '', (tx, locked) =>
    cancelMeeting(tx, locked, { by: 'system' }),
  )
  const after = await standing(referralId)
  expect(after.queue.meeting_id).not.toBe(before.queue.meeting_id)
  expect(after.open?.meeting_id).toBe(after.queue.meeting_id)
  expect(after.due.meeting_id).toBe(after.queue.meeting_id)
  expect(after.open?.deferrals).toBe(0)
  await expectSlotsToAgree()
})

test('what a meeting does not decide is deferred; the third time needs a reason and tells the coordinator', async () => {
  const { referralId, householdId } = await submit()
  for (const time of [1, 2, 3]) {
    const { queue, open } = await standing(referralId)
    const meetingId = queue.meeting_id ?? ''
    const meeting = (await meetings()).find((row) => row.meeting_id === meetingId)
    scene.clock.set(meeting?.starts_at ?? '')
    await withMeeting(meetingId, openMeeting)
    const end = (reasons = new Map<string, string>()) =>
      withMeeting(meetingId, (tx, locked) => endMeeting(tx, locked, { by: 'system', reasons }))
    if (time === 3) {
      expect(await end()).toMatchObject({
        code: 'deferral-needs-reason',
        extra: { agendaItemIds: [open?.agenda_item_id] },
      })
      expect((await end(new Map([[open?.agenda_item_id ?? '', 'manca la relazione']]))).ok).toBe(true)
    } else expect((await end()).ok).toBe(true)
    const after = await standing(referralId)
    expect(after.open?.deferrals).toBe(time)
    expect(after.queue.meeting_id).not.toBe(meetingId)
  }
  const last = (await scene.announced(householdId)).at(-1)
  expect(last?.data.tell).toHaveLength(1)
})

test.each(['U0', 'U1'] as const)(
  'a %s that its meeting does not decide is due by its term of decision, not at the next meeting',
  async (urgency) => {
    const { referralId, householdId } = await submit({ urgency })
    const before = await standing(referralId)
    const term = romeDay(before.due.latest_at ?? new Date(0))
    const meetingId = before.queue.meeting_id ?? ''
    const { row } = await scene.referral(referralId)
    const preparer = row.preparer_id ?? ''
    await scene.unitOfWork(async (tx) => {
      await tx.lock('equipe.households', householdId)
      await openReferral(tx, await scene.referral(referralId), preparer)
    })
    const nextStep = async () => (await scene.referral(referralId)).row.next_step_on
    expect(await nextStep()).toBe(romeDay(before.due.due_at))
    await withMeeting(meetingId, openMeeting)
    await withMeeting(meetingId, (tx, locked) => endMeeting(tx, locked, { by: 'system', reasons: new Map() }))
    const after = await standing(referralId)
    expect(after.queue.meeting_id).not.toBe(meetingId)
    expect(await nextStep()).toBe(term)
    const last = (await scene.announced(householdId)).at(-1)
    expect(last?.data).toMatchObject({
      cause: 'meeting-ended-undecided',
      standing: { nextStep: 'complete-file', nextStepOn: term },
    })
  },
)

test('a meeting that nobody recorded does not keep its items', async () => {
  const { referralId } = await submit()
  const { queue } = await standing(referralId)
  const meeting = (await meetings()).find((row) => row.meeting_id === queue.meeting_id)
  scene.clock.set(new Date((meeting?.starts_at.getTime() ?? 0) + 86_400_000))
  expect(await closeForgotten(scene)).toBe(0)
  scene.clock.set(new Date((meeting?.starts_at.getTime() ?? 0) + 4 * 86_400_000))
  expect(await closeForgotten(scene)).toBe(1)
  expect((await standing(referralId)).queue.meeting_id).not.toBe(queue.meeting_id)
})

test('twelve waiting convene an extraordinary meeting that brings the last ones forward, once', async () => {
  const sent = []
  for (let i = 0; i < 12; i++) sent.push(await submit())
  expect(await planExtraSessions(scene)).toBe(1)
  expect(await planExtraSessions(scene)).toBe(0)
  const extra = (await meetings()).find((row) => row.extraordinary)
  expect(extra?.new_taken).toBeGreaterThan(0)
  const seats = await Promise.all(
    sent.map(async ({ referralId }) => (await standing(referralId)).queue.meeting_id),
  )
  expect(seats.filter((id) => id === extra?.meeting_id)).toHaveLength(extra?.new_taken ?? -1)
  expect((await told('meeting-changed')).find((data) => data.extraordinary)).toMatchObject({
    state: 'planned',
  })
  await expectSlotsToAgree()
})

test('what waits without a date gets one as soon as a meeting has a place', async () => {
  await submit()
  await scene.db.updateTable('meeting').set({ state: 'cancelled' }).where('territory_id', '=', 'PR').execute()
  const { referralId, householdId } = await submit(TERM_OVER)
  expect((await standing(referralId)).queue).toMatchObject({ no_date: true, meeting_id: null })
  expect(await seatWaiting(scene)).toBe(0)
  await scene.db.updateTable('meeting').set({ state: 'planned' }).where('territory_id', '=', 'PR').execute()
  expect(await seatWaiting(scene)).toBeGreaterThan(0)
  const { queue, open } = await standing(referralId)
  expect(queue.no_date).toBe(false)
  expect(open?.meeting_id).toBe(queue.meeting_id)
  expect((await scene.announced(householdId)).at(-1)?.data.cause).toBe('meeting-found')
})

test('sixty that a full table cannot seat hold back nobody at another table', async () => {
  const full = await scene.db
    .selectFrom('coordination_table')
    .select(['table_id', 'territory_id'])
    .where('territory_id', '=', 'MO')
    .executeTakeFirstOrThrow()
  await scene.db
    .updateTable('meeting')
    .set({ capacity_new: 0 })
    .where('table_id', '=', full.table_id)
    .execute()
  const urgent = { kind: 'pre-referral', state: 'planned', urgency: 'U2', counted: true } as const
  const waiting = Array.from({ length: 60 }, () => ({
    ...full,
    ...urgent,
    added_at: new Date(0),
    added_by: 'system',
  }))
  await scene.db.insertInto('agenda_item').values(waiting).execute()
  await scene.db.updateTable('meeting').set({ state: 'cancelled' }).where('territory_id', '=', 'PR').execute()
  const { referralId } = await submit(TERM_OVER)
  expect((await standing(referralId)).queue.meeting_id).toBeNull()
  await scene.db.updateTable('meeting').set({ state: 'planned' }).where('territory_id', '=', 'PR').execute()
  expect(await seatWaiting(scene)).toBe(1)
  expect((await standing(referralId)).queue.meeting_id).not.toBeNull()
})
