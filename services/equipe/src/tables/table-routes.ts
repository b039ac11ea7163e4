import { agendaItemKind, id, territorySchema } from '@intarsi/contracts'
import { type HttpApp, pageOf, pageQuery } from '@intarsi/http'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'
import { listItems, listUndated, withoutHouseholds } from './list-items.ts'
import { itemView, meetingView, viewOfMeeting } from './meeting-views.ts'
import { tableView, viewOfTable } from './show-table.ts'
import { getTable, isWithoutNames, resourceOfTable } from './table-resource.ts'

const tags = ['tables']

export function listTablesRoute({ db }: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/tables',
    config: { action: 'directory.read' },
    schema: {
      summary: "A territory's coordination tables and équipe queues",
      tags,
      querystring: z.object({ territory: territorySchema }),
      response: { 200: z.object({ items: z.array(tableView) }) },
    },
    handler: async (request) => {
      const { territory } = request.query
      request.authorize({ territory })
      const items = await db
        .selectFrom('coordination_table')
        .selectAll()
        .where('territory_id', '=', territory)
        .orderBy('key')
        .execute()
      return { items: items.map(viewOfTable) }
    },
  })
}

export function showAgendaRoute({ db, clock }: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/tables/:tableId/agenda',
    config: { action: 'table.read' },
    schema: {
      summary: 'The next meetings with what each will speak of, why it came here and who is proposed',
      tags,
      params: z.object({ tableId: id }),
      querystring: z.object({ meetings: z.coerce.number().int().min(1).max(12).default(3) }),
      response: {
        200: z.object({
          tableId: id,
          meetings: z.array(meetingView.extend({ items: z.array(itemView) })),
          withoutDate: z.array(itemView),
        }),
      },
    },
    handler: async (request) => {
      const { tableId } = request.params
      const table = await getTable(db, tableId)
      request.authorize(resourceOfTable(table))
      const meetings = await db
        .selectFrom('meeting')
        .selectAll()
        .where('table_id', '=', tableId)
        .where((e) => e.or([e('starts_at', '>', clock.now()), e('state', '=', 'in-session')]))
        .where('state', 'in', ['planned', 'convened', 'in-session'])
        .orderBy('starts_at')
        .limit(request.query.meetings)
        .execute()
      const meetingIds = meetings.map((meeting) => meeting.meeting_id)
      const { may } = request
      const all = await listItems(db, { tableId, meetingIds, undated: true, may, now: clock.now() })
      const items = isWithoutNames(table) ? withoutHouseholds(all) : all
      const at = (meetingId: string | null) => items.filter((item) => item.meetingId === meetingId)
      return {
        tableId,
        meetings: meetings.map((row) => ({ ...viewOfMeeting(row), items: at(row.meeting_id) })),
        withoutDate: at(null),
      }
    },
  })
}

export function listUndatedRoute({ db, clock }: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/tables/:tableId/undated-items',
    config: { action: 'table.read' },
    schema: {
      summary: 'What waits for a meeting with a place, urgent first',
      tags,
      params: z.object({ tableId: id }),
      querystring: z.object({ ...pageQuery, kind: agendaItemKind.optional() }),
      response: { 200: pageOf(itemView) },
    },
    handler: async (request) => {
      const table = await getTable(db, request.params.tableId)
      request.authorize(resourceOfTable(table))
      const page = await listUndated(db, {
        tableId: table.table_id,
        may: request.may,
        now: clock.now(),
        ...request.query,
      })
      return isWithoutNames(table) ? { ...page, items: withoutHouseholds(page.items) } : page
    },
  })
}
