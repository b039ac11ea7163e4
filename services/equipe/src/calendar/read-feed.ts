import { type Actor, decide, findPersons } from '@intarsi/access'
import { id, instant, territorySchema } from '@intarsi/contracts'
import { type HttpApp, problem } from '@intarsi/http'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'
import { romeDay } from '../rome-time.ts'
import { resourceOfTable } from '../tables/table-resource.ts'
import { hashOf } from './feed-routes.ts'

const DAY_MS = 86_400_000
const PAST_DAYS = 90

const calendarMeeting = z.object({
  meetingId: id,
  tableId: id,
  tableName: z.string(),
  territory: territorySchema,
  startsAt: instant,
  minutes: z.number().int(),
  state: z.enum(['planned', 'convened', 'in-session', 'held', 'minuted', 'cancelled']),
  extraordinary: z.boolean(),
  version: z.number().int(),
})
type CalendarMeeting = z.infer<typeof calendarMeeting>

/** What a calendar reads with the secret alone: dates and names of tables, never a household. */
export function readFeedRoute(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/calendar-feeds/:token',
    config: { action: 'public' },
    schema: {
      summary: "Meetings of the tables that a feed's owner may read today",
      tags: ['calendar'],
      params: z.object({ token: z.string().max(100) }),
      response: { 200: z.object({ items: z.array(calendarMeeting) }) },
    },
    handler: async (request) => {
      const actor = await ownerOf(deps, request.params.token)
      return { items: actor ? await listMeetings(deps, actor) : [] }
    },
  })
}

/** The owner; null when the person may read nothing any more. A 404 for a token that nobody has. */
async function ownerOf({ db, clock }: EquipeDeps, token: string): Promise<Actor | null> {
  const feed = await db
    .updateTable('calendar_feed')
    .set({ read_at: clock.now() })
    .where('token_hash', '=', hashOf(token))
    .returning('person_id')
    .executeTakeFirst()
  if (!feed) throw problem(404, 'feed-not-found', 'This calendar address does not exist, or was ended.')
  const [actor] = await findPersons(db, [feed.person_id])
  return actor?.active ? { ...actor, asOf: romeDay(clock.now()) } : null
}

async function listMeetings({ db, clock }: EquipeDeps, actor: Actor): Promise<CalendarMeeting[]> {
  const territories = [...new Set(actor.roles.flatMap(({ territory }) => (territory ? [territory] : [])))]
  if (territories.length === 0) return []
  const tables = await db
    .selectFrom('coordination_table')
    .selectAll()
    .where('territory_id', 'in', territories)
    .execute()
  const readable = tables.filter((table) => decide(actor, 'table.read', resourceOfTable(table)).allow)
  if (readable.length === 0) return []
  const names = new Map(readable.map((table) => [table.table_id, table.name]))
  const rows = await db
    .selectFrom('meeting')
    .selectAll()
    .where('table_id', 'in', [...names.keys()])
    .where('starts_at', '>=', new Date(clock.now().getTime() - PAST_DAYS * DAY_MS))
    .orderBy('starts_at')
    .execute()
  return rows.map((row) => ({
    meetingId: row.meeting_id,
    tableId: row.table_id,
    tableName: names.get(row.table_id) ?? '',
    territory: territorySchema.parse(row.territory_id),
    startsAt: row.starts_at.toISOString(),
    minutes: row.minutes_long,
    state: row.state,
    extraordinary: row.extraordinary,
    version: row.version,
  }))
}
