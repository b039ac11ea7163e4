import { decisionKind, id, instant } from '@intarsi/contracts'
import { etag, type HttpApp } from '@intarsi/http'
import type { Kysely } from 'kysely'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'
import type { May } from '../referrals/list-readable.ts'
import type { EquipeSchema } from '../schema.ts'
import { listItems, withoutHouseholds } from './list-items.ts'
import { itemView, meetingView, viewOfMeeting } from './meeting-views.ts'
import { getMeeting, isWithoutNames, resourceOfTable } from './table-resource.ts'
import type { MeetingRow, TableRow } from './tables.ts'

const tags = ['tables']

export const attendanceView = z.object({
  personId: id,
  status: z.enum(['present', 'absent', 'delegate']),
  forPersonId: id.nullable(),
})

const meetingDetail = meetingView.extend({
  items: z.array(itemView),
  attendance: z.array(attendanceView),
  delegates: z.array(z.object({ personId: id, delegatedBy: id })),
  abstentions: z.array(z.object({ agendaItemId: id, personId: id, reason: z.string() })),
  minutesText: z.string().nullable(),
  decisions: z
    .array(
      z.object({
        decisionId: id,
        referralId: id,
        kind: decisionKind,
        state: z.enum(['recorded', 'final', 'corrected', 'annulled']),
        reason: z.string().nullable(),
        decidedBy: id,
        decidedAt: instant,
      }),
    )
    .describe('What was decided at this meeting; empty for a table that reads nothing of a household'),
})

export function showMeetingRoute({ db, clock }: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/meetings/:meetingId',
    config: { action: 'table.read' },
    schema: {
      summary: 'One meeting: agenda, attendance, minutes',
      tags,
      params: z.object({ meetingId: id }),
      response: { 200: meetingDetail },
    },
    handler: async (request, reply) => {
      const { meeting, table } = await getMeeting(db, request.params.meetingId)
      request.authorize(resourceOfTable(table))
      etag(reply, meeting.version)
      return await detailOfMeeting(db, { meeting, table, may: request.may, now: clock.now() })
    },
  })
}

type Meeting = { meeting: MeetingRow; table: TableRow; may: May; now: Date }

async function detailOfMeeting(db: Kysely<EquipeSchema>, { meeting, table, may, now }: Meeting) {
  const meetingId = meeting.meeting_id
  const asked = { tableId: table.table_id, meetingIds: [meetingId], undated: false, may, now }
  const withoutNames = isWithoutNames(table)
  const [items, decisions, attendance, delegates, abstentions] = await Promise.all([
    listItems(db, asked),
    withoutNames ? [] : listDecisions(db, meetingId),
    listAttendance(db, meetingId),
    db
      .selectFrom('meeting_delegate')
      .select(['person_id as personId', 'delegated_by as delegatedBy'])
      .where('meeting_id', '=', meetingId)
      .execute(),
    listAbstentions(db, meetingId),
  ])
  return {
    ...viewOfMeeting(meeting),
    items: withoutNames ? withoutHouseholds(items) : items,
    decisions,
    attendance,
    delegates,
    abstentions,
    minutesText: meeting.minutes_text,
  }
}

async function listAttendance(db: Kysely<EquipeSchema>, meetingId: string) {
  return await db
    .selectFrom('meeting_attendance')
    .select(['person_id as personId', 'status', 'for_person_id as forPersonId'])
    .where('meeting_id', '=', meetingId)
    .orderBy('person_id')
    .execute()
}

async function listAbstentions(db: Kysely<EquipeSchema>, meetingId: string) {
  return await db
    .selectFrom('abstention')
    .innerJoin('agenda_item', 'agenda_item.agenda_item_id', 'abstention.agenda_item_id')
    .select(['abstention.agenda_item_id as agendaItemId', 'person_id as personId', 'reason'])
    .where('meeting_id', '=', meetingId)
    .execute()
}

async function listDecisions(db: Kysely<EquipeSchema>, meetingId: string) {
  const rows = await db
    .selectFrom('decision')
    .select(['decision_id', 'referral_id', 'kind', 'state', 'reason', 'decided_by', 'decided_at'])
    .where('meeting_id', '=', meetingId)
    .orderBy('decided_at')
    .orderBy('decision_id')
    .execute()
  return rows.map((row) => ({
    decisionId: row.decision_id,
    referralId: row.referral_id,
    kind: row.kind,
    state: row.state,
    reason: row.reason,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at.toISOString(),
  }))
}
