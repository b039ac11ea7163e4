import { id } from '@intarsi/contracts'
import { etag, type HttpApp } from '@intarsi/http'
import type { Kysely } from 'kysely'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'
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
})

export function showMeetingRoute({ db }: EquipeDeps, http: HttpApp): void {
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
      return await detailOfMeeting(db, meeting, table)
    },
  })
}

async function detailOfMeeting(db: Kysely<EquipeSchema>, meeting: MeetingRow, table: TableRow) {
  const meetingId = meeting.meeting_id
  const items = await listItems(db, { tableId: table.table_id, meetingIds: [meetingId], undated: false })
  const attendance = await db
    .selectFrom('meeting_attendance')
    .select(['person_id as personId', 'status', 'for_person_id as forPersonId'])
    .where('meeting_id', '=', meetingId)
    .orderBy('person_id')
    .execute()
  const delegates = await db
    .selectFrom('meeting_delegate')
    .select(['person_id as personId', 'delegated_by as delegatedBy'])
    .where('meeting_id', '=', meetingId)
    .execute()
  const abstentions = await db
    .selectFrom('abstention')
    .innerJoin('agenda_item', 'agenda_item.agenda_item_id', 'abstention.agenda_item_id')
    .select(['abstention.agenda_item_id as agendaItemId', 'person_id as personId', 'reason'])
    .where('meeting_id', '=', meetingId)
    .execute()
  return {
    ...viewOfMeeting(meeting),
    items: isWithoutNames(table) ? withoutHouseholds(items) : items,
    attendance,
    delegates,
    abstentions,
    minutesText: meeting.minutes_text,
  }
}
