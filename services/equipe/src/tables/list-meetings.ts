import { id, instant } from '@intarsi/contracts'
import { cutPage, decodeCursor, type HttpApp, pageOf, pageQuery } from '@intarsi/http'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'
import { meetingView, viewOfMeeting } from './meeting-views.ts'
import { getTable, resourceOfTable } from './table-resource.ts'
import type { MeetingState } from './tables.ts'

const COMING: readonly MeetingState[] = ['planned', 'convened', 'in-session']
const PAST: readonly MeetingState[] = ['held', 'minuted', 'cancelled']

const query = z.object({
  ...pageQuery,
  when: z.enum(['coming', 'past']).default('coming').describe('Past: held or cancelled, the latest first'),
})

/** The calendar of one table. A meeting whose hour has passed is still coming until somebody ends it. */
export function listMeetingsRoute({ db }: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/tables/:tableId/meetings',
    config: { action: 'table.read' },
    schema: {
      summary: "A table's meetings: those to come, or those that are over",
      tags: ['tables'],
      params: z.object({ tableId: id }),
      querystring: query,
      response: { 200: pageOf(meetingView) },
    },
    handler: async (request) => {
      const table = await getTable(db, request.params.tableId)
      request.authorize(resourceOfTable(table))
      const { when, cursor, limit } = request.query
      const after = cursor === undefined ? undefined : decodeCursor(cursor, z.tuple([instant, id]))
      const order = when === 'coming' ? 'asc' : 'desc'
      const rows = await db
        .selectFrom('meeting')
        .selectAll()
        .where('table_id', '=', table.table_id)
        .where('state', 'in', when === 'coming' ? COMING : PAST)
        .$if(after !== undefined, (select) =>
          select.where((e) =>
            e(
              e.refTuple('starts_at', 'meeting_id'),
              when === 'coming' ? '>' : '<',
              e.tuple(new Date(after?.[0] ?? 0), after?.[1] ?? ''),
            ),
          ),
        )
        .orderBy('starts_at', order)
        .orderBy('meeting_id', order)
        .limit(limit + 1)
        .execute()
      const { items, next } = cutPage(rows, limit, (row) => [row.starts_at.toISOString(), row.meeting_id])
      return { items: items.map(viewOfMeeting), next }
    },
  })
}
