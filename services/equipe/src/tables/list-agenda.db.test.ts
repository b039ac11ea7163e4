import type { DataOf, meetingChanged } from '@intarsi/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openScene, type Scene } from '../../test/scene.ts'
import { conveneMeeting } from './convene-meeting.ts'
import { prepareTables } from './prepare-tables.ts'
import { removeFromAgenda } from './remove-from-agenda.ts'

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
  await prepareTables(scene)
})
afterAll(() => scene.close())

const send = (territory: 'PR' | 'CE', urgency: 'U1' | 'U2' | 'U3') =>
  scene.submit({ territory, urgency, facts: { receptionKind: 'fami-flat', leavesOn: null } })

async function meetingOf(referralId: string): Promise<string> {
  const { meeting_id } = await scene.db
    .selectFrom('queue')
    .select('meeting_id')
    .where('referral_id', '=', referralId)
    .executeTakeFirstOrThrow()
  return String(meeting_id)
}

/** Convenes a meeting and answers what was told of it. */
async function convene(meetingId: string) {
  await scene.unitOfWork((tx) => conveneMeeting(tx, meetingId))
  const rows = await scene.db
    .selectFrom('outbox')
    .select('payload')
    .where('type', 'like', '%.meeting-changed.v1')
    .orderBy('position', 'desc')
    .execute()
  const told = rows.map(({ payload }) => (payload as { data: DataOf<typeof meetingChanged> }).data)
  const convened = told.find((data) => data.meetingId === meetingId && data.state === 'convened')
  if (!convened) throw new Error(`meeting ${meetingId} was not convened`)
  return convened
}

async function put(meetingId: string, item: { kind: 'review' | 'topic'; referralId?: string }) {
  const { table_id, territory_id } = await scene.db
    .selectFrom('meeting')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .executeTakeFirstOrThrow()
  const { household_id = null } =
    (await scene.db
      .selectFrom('referral')
      .select('household_id')
      .where('referral_id', '=', item.referralId ?? meetingId)
      .executeTakeFirst()) ?? {}
  await scene.db
    .insertInto('agenda_item')
    .values({
      territory_id,
      household_id,
      referral_id: item.referralId ?? null,
      table_id,
      meeting_id: meetingId,
      kind: item.kind,
      urgency: item.referralId ? 'U3' : null,
      state: 'planned',
      counted: false,
      defer_reason: null,
      not_before: null,
      subject: item.kind === 'topic' ? 'Parole che restano al tavolo' : null,
      added_at: scene.clock.now(),
      added_by: 'system',
    })
    .execute()
}

test('a convened meeting tells what it still has to speak of, of whichever kind, and no words of a topic', async () => {
  const later = await send('PR', 'U3')
  const sooner = await send('PR', 'U2')
  const withdrawn = await send('PR', 'U2')
  const decided = await send('PR', 'U3')
  const meetingId = await meetingOf(later.referralId)
  const followed = await send('CE', 'U3')
  await put(meetingId, { kind: 'review', referralId: followed.referralId })
  await put(meetingId, { kind: 'topic' })
  await scene.unitOfWork((tx) =>
    removeFromAgenda(tx, { referralId: withdrawn.referralId, reason: 'withdrawn' }),
  )
  await scene.db
    .updateTable('agenda_item')
    .set({ state: 'discussed' })
    .where('referral_id', '=', decided.referralId)
    .execute()
  const numberOf = async ({ referralId }: { referralId: string }) =>
    (await scene.referral(referralId)).row.referral_number
  const told = await convene(meetingId)
  expect(told.items).toEqual([
    { kind: 'new-referral', urgency: 'U2', referralNumber: await numberOf(sooner) },
    { kind: 'new-referral', urgency: 'U3', referralNumber: await numberOf(later) },
    { kind: 'review', urgency: 'U3', referralNumber: await numberOf(followed) },
    { kind: 'topic', urgency: null, referralNumber: null },
  ])
  expect(told.itemCount).toBe(4)
  expect(JSON.stringify(told)).not.toContain('Parole')
})

test('Cesena: a meeting of the network, which discusses without names, tells no number', async () => {
  const { referralId } = await send('CE', 'U3')
  const told = await convene(await meetingOf(referralId))
  expect(told.items?.length).toBeGreaterThan(0)
  expect(told.items?.map(({ referralNumber }) => referralNumber)).toEqual(told.items?.map(() => null))
})
