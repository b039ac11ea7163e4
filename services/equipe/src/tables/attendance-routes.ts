import { id, territorySchema } from '@intarsi/contracts'
import { etag, type HttpApp, ifMatch, problem } from '@intarsi/http'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'
import { declareConflict } from '../directory/declare-conflict.ts'
import { getPerson } from '../directory/find-person.ts'
import { announceChanged } from '../directory/person-changed.ts'
import type { EquipeTx } from '../schema.ts'
import { lockMeeting } from './lock-meeting.ts'
import { saveMeeting } from './save-meeting.ts'
import { attendanceView } from './show-meeting.ts'
import { getMeeting, getTable, resourceOfTable } from './table-resource.ts'
import type { MeetingRow } from './tables.ts'

const tags = ['tables']
const params = z.object({ meetingId: id })
const attendee = attendanceView.refine((one) => (one.status === 'delegate') === (one.forPersonId !== null), {
  path: ['forPersonId'],
  error: 'says for whom a delegate stands, and only then',
})
const versioned = z.object({ meetingId: id, version: z.number().int() })

export function attendanceRoute({ db, unitOfWork }: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'PUT',
    url: '/meetings/:meetingId/attendance',
    config: { action: 'meeting.manage' },
    schema: {
      summary: 'Write who is there, who is not, and who stands in for whom',
      tags,
      params,
      body: z.object({ people: z.array(attendee).max(100) }),
      response: { 200: versioned },
    },
    handler: async (request, reply) => {
      const { meetingId } = request.params
      const { table } = await getMeeting(db, meetingId)
      request.authorize(resourceOfTable(table))
      const saved = await unitOfWork(async (tx) => {
        const { meeting } = await lockMeeting(tx, meetingId)
        ifMatch(request, meeting.version)
        return await writeAttendance(tx, meeting, request.body.people)
      }, request.cause)
      etag(reply, saved.version)
      return { meetingId, version: saved.version }
    },
  })
}

export function delegateRoute({ db, unitOfWork }: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'PUT',
    url: '/meetings/:meetingId/delegate',
    config: { action: 'meeting.manage' },
    schema: {
      summary:
        "Name who chairs this meeting instead of the chair: that person reads the table's files until it is over, and decides on its day",
      tags,
      params,
      body: z.object({ personId: id }),
      response: { 200: versioned },
    },
    handler: async (request, reply) => {
      const { meetingId } = request.params
      const { table } = await getMeeting(db, meetingId)
      request.authorize(resourceOfTable(table))
      const { personId } = request.body
      const saved = await unitOfWork(async (tx) => {
        const { meeting } = await lockMeeting(tx, meetingId, { delegateIds: [personId] })
        ifMatch(request, meeting.version)
        await delegate(tx, meeting, { personId, by: request.actor.personId })
        await announceChanged(tx, [personId])
        return await saveMeeting(tx, meeting, {})
      }, request.cause)
      etag(reply, saved.version)
      return { meetingId, version: saved.version }
    },
  })
}

export function abstainRoute({ db, unitOfWork, clock }: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'PUT',
    url: '/agenda-items/:agendaItemId/abstentions/:personId',
    config: { action: 'meeting.manage' },
    schema: {
      summary:
        'Record that somebody abstains for a conflict of interest: that person is not asked to follow either',
      tags,
      params: z.object({ agendaItemId: id, personId: id }),
      body: z.object({ reason: z.string().trim().min(3).max(300) }),
      response: { 200: z.object({ agendaItemId: id, personId: id }) },
    },
    handler: async (request) => {
      const { agendaItemId, personId } = request.params
      const item = await db
        .selectFrom('agenda_item')
        .selectAll()
        .where('agenda_item_id', '=', agendaItemId)
        .executeTakeFirst()
      if (!item) throw problem(404, 'agenda-item-not-found', 'There is no such item.')
      request.authorize(resourceOfTable(await getTable(db, item.table_id)))
      await getPerson(db, personId)
      await unitOfWork(
        (tx) => abstain(tx, { agendaItemId, personId, reason: request.body.reason, at: clock.now() }),
        request.cause,
      )
      return { agendaItemId, personId }
    },
  })
}

async function writeAttendance(
  tx: EquipeTx,
  meeting: MeetingRow,
  people: z.infer<typeof attendanceView>[],
): Promise<MeetingRow> {
  if (['planned', 'minuted', 'cancelled'].includes(meeting.state)) {
    throw problem(409, 'meeting-state-forbids', `Nobody attends a meeting that is ${meeting.state}.`)
  }
  await requireKnown(
    tx,
    people.flatMap((one) => [one.personId, one.forPersonId ?? one.personId]),
  )
  await tx.trx.deleteFrom('meeting_attendance').where('meeting_id', '=', meeting.meeting_id).execute()
  const rows = people.map(({ personId, status, forPersonId }) => ({
    meeting_id: meeting.meeting_id,
    person_id: personId,
    status,
    for_person_id: status === 'delegate' ? forPersonId : null,
  }))
  if (rows.length > 0) await tx.trx.insertInto('meeting_attendance').values(rows).execute()
  return await saveMeeting(tx, meeting, {})
}

/** Attendance names people of the directory; a 409 names who is not. */
async function requireKnown(tx: EquipeTx, personIds: string[]): Promise<void> {
  if (personIds.length === 0) return
  const known = await tx.trx
    .selectFrom('person')
    .select('person_id')
    .where('person_id', 'in', personIds)
    .execute()
  const unknown = personIds.filter((one) => !known.some((row) => row.person_id === one))
  if (unknown.length > 0) {
    throw problem(409, 'person-not-found', 'The directory does not know everybody.', { personIds: unknown })
  }
}

async function delegate(
  tx: EquipeTx,
  meeting: MeetingRow,
  { personId, by }: { personId: string; by: string },
): Promise<void> {
  if (['held', 'minuted', 'cancelled'].includes(meeting.state)) {
    throw problem(409, 'meeting-state-forbids', `This meeting is ${meeting.state}.`)
  }
  const person = await tx.trx
    .selectFrom('person')
    .select('active')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (!person?.active) throw problem(409, 'person-not-eligible', 'The delegate has no account in use.')
  await tx.trx
    .insertInto('meeting_delegate')
    .values({ meeting_id: meeting.meeting_id, person_id: personId, delegated_by: by, delegated_at: tx.now })
    .onConflict((c) => c.columns(['meeting_id', 'person_id']).doNothing())
    .execute()
}

type Abstention = {
  agendaItemId: string
  personId: string
  reason: string
  at: Date
}

/** Locks the household an item is about: a join may give the item to another while this waits. */
async function lockItem(tx: EquipeTx, agendaItemId: string) {
  const read = () =>
    tx.trx
      .selectFrom('agenda_item')
      .select(['agenda_item_id', 'territory_id', 'household_id'])
      .where('agenda_item_id', '=', agendaItemId)
      .executeTakeFirstOrThrow()
  let item = await read()
  for (let locked: string | null = null; item.household_id && item.household_id !== locked; ) {
    locked = item.household_id
    await tx.lock('equipe.households', locked)
    item = await read()
  }
  return item
}

async function abstain(tx: EquipeTx, { agendaItemId, personId, reason, at }: Abstention): Promise<void> {
  const item = await lockItem(tx, agendaItemId)
  const row = {
    person_id: personId,
    territory_id: item.territory_id,
    household_id: item.household_id,
    reason,
    declared_at: at,
  }
  await tx.trx
    .insertInto('abstention')
    .values({ ...row, agenda_item_id: item.agenda_item_id })
    .onConflict((c) => c.columns(['agenda_item_id', 'person_id']).doUpdateSet({ reason }))
    .execute()
  if (!item.household_id) return
  await declareConflict(tx, {
    householdId: item.household_id,
    territory: territorySchema.parse(item.territory_id),
    personId,
    reason,
  })
}
