import { id, instant, territorySchema, urgency } from '@intarsi/contracts'
import { cutPage, decodeCursor, type HttpApp, pageOf, pageQuery } from '@intarsi/http'
import { type Kysely, sql } from 'kysely'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'
import type { EquipeSchema } from '../schema.ts'

const transfer = z.object({
  kind: z.enum(['referral', 'case']).describe('Before or after the admission'),
  referralId: id,
  referralNumber: z.string(),
  picId: id.nullable().describe('Of a case'),
  territory: territorySchema.describe('Where it is followed until the answer'),
  urgency,
  reason: z.string(),
  proposedBy: id,
  proposedAt: instant,
  version: z.number().int().describe('Goes with the answer, as If-Match'),
})

const query = z.object({
  ...pageQuery,
  urgency: urgency.optional(),
  from: territorySchema.optional().describe('Only what this territory proposes'),
})

export function listTransfersRoute({ db }: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/territories/:territory/transfers',
    config: { action: 'referral.transfer' },
    schema: {
      summary: 'What other territories propose to hand to this one, and that waits for its answer',
      tags: ['territories'],
      params: z.object({ territory: territorySchema }),
      querystring: query,
      response: { 200: pageOf(transfer) },
    },
    handler: async (request) => {
      const { territory } = request.params
      request.authorize({ territory })
      return listTransfers(db, territory, request.query)
    },
  })
}

type Row = Omit<z.infer<typeof transfer>, 'proposedAt'> & { proposedAt: Date }

const place = z.tuple([instant, id, transfer.shape.kind])

/** The longest waiting first. */
async function listTransfers(db: Kysely<EquipeSchema>, territory: string, asked: z.infer<typeof query>) {
  const { cursor, limit, urgency = null, from = null } = asked
  const [proposedAt, referralId, kind] = cursor ? decodeCursor(cursor, place) : [null, null, null]
  const { rows } = await sql<Row>`
    select * from (
    select 'referral' as kind, t.referral_id as "referralId", r.referral_number as "referralNumber",
      null::uuid as "picId", t.territory_id as territory, r.urgency, t.reason, t.proposed_by as "proposedBy",
      t.proposed_at as "proposedAt", r.version
    from competence_transfer t join referral r on r.referral_id = t.referral_id
    where t.to_territory = ${territory} and t.state = 'proposed'
    union all
    select 'case', t.referral_id, r.referral_number, t.pic_id, t.territory_id, r.urgency, t.reason, t.proposed_by,
      t.proposed_at, p.version
    from case_transfer t
      join referral r on r.referral_id = t.referral_id
      join presa_in_carico p on p.pic_id = t.pic_id
    where t.to_territory = ${territory} and t.state = 'proposed'
    ) waiting
    where (${urgency}::text is null or urgency = ${urgency}) and (${from}::text is null or territory = ${from})
      and (${proposedAt}::timestamptz is null
        or ("proposedAt", "referralId", kind) > (${proposedAt}::timestamptz, ${referralId}::uuid, ${kind}))
    order by "proposedAt", "referralId", kind limit ${limit + 1}`.execute(db)
  const page = cutPage(rows, limit, (row) => [row.proposedAt.toISOString(), row.referralId, row.kind])
  const items = page.items.map((row) => ({ ...row, proposedAt: row.proposedAt.toISOString() }))
  return { items, next: page.next }
}
