import { id, instant, territorySchema, urgency } from '@intarsi/contracts'
import { cutPage, decodeCursor, type HttpApp, pageOf, pageQuery } from '@intarsi/http'
import { type Kysely, sql } from 'kysely'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'
import type { EquipeSchema } from '../schema.ts'

const waiting = z.object({
  referralId: id,
  referralNumber: z.string(),
  householdId: id,
  urgency,
  since: instant,
  place: z.number().int().describe('In the whole list: 1 is started first'),
})
export type Waiting = Omit<z.infer<typeof waiting>, 'since'> & { since: Date }

const query = z.object({ ...pageQuery, urgency: urgency.optional() })

export function listWaitingRoute({ db }: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/territories/:territory/waiting-list',
    config: { action: 'table.manage' },
    schema: {
      summary: 'Admitted households that wait for a place, in the order in which they will be started',
      tags: ['queues'],
      params: z.object({ territory: territorySchema }),
      querystring: query,
      response: { 200: pageOf(waiting) },
    },
    handler: async (request) => {
      const { territory } = request.params
      request.authorize({ territory })
      const { cursor, limit, urgency } = request.query
      const after = cursor === undefined ? undefined : decodeCursor(cursor, lastOfPage)
      const rows = await readWaiting(db, { territory, urgency, after, limit: limit + 1 })
      const page = cutPage(rows, limit, (row) => [row.urgency, row.since.toISOString(), row.referralNumber])
      const items = page.items.map((row) => ({ ...row, since: row.since.toISOString() }))
      return { items, next: page.next }
    },
  })
}

const lastOfPage = z.tuple([urgency, instant, z.string()])

type Asked = {
  territory: string
  urgency?: z.infer<typeof urgency> | undefined
  after?: z.infer<typeof lastOfPage> | undefined
  limit: number
}

/** Urgency first, then waiting time; the number settles two of the same instant. */
const ORDER = sql`urgency, since, "referralNumber"`

/** A territory's waiting list in the order in which it is started, from where a page ended. */
export async function readWaiting(
  db: Kysely<EquipeSchema>,
  { territory, urgency, after, limit }: Asked,
): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    with waiting as (
      select r.referral_id as "referralId", r.referral_number as "referralNumber", r.household_id as "householdId",
        r.urgency, q.since
      from referral r join queue q using (referral_id)
      where r.territory_id = ${territory} and r.state = 'waiting-list' and r.closed_at is null
    )
    select * from (select *, (row_number() over (order by ${ORDER}))::int as place from waiting) placed
    where (${urgency ?? null}::text is null or urgency = ${urgency ?? null})
      and (${after === undefined} or (${ORDER}) > (${after?.[0] ?? null}, ${after?.[1] ?? null}::timestamptz, ${after?.[2] ?? null}))
    order by place limit ${limit}`.execute(db)
  return rows
}
