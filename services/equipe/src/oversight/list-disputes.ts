import { id, instant, type Territory, territorySchema, urgency } from '@intarsi/contracts'
import { cutPage, decodeCursor, type HttpApp, pageOf, pageQuery } from '@intarsi/http'
import type { Kysely } from 'kysely'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'
import type { EquipeSchema } from '../schema.ts'

const dispute = z.object({
  referralId: id,
  referralNumber: z.string(),
  territory: territorySchema.describe('Where it is read meanwhile, and which confirms'),
  disputedWith: territorySchema,
  urgency,
  submittedAt: instant,
})

const query = z.object({
  ...pageQuery,
  urgency: urgency.optional(),
  with: territorySchema.optional().describe('Only with this other territory, whichever of the two reads'),
})

export function listDisputesRoute({ db }: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/territories/:territory/competence-disputes',
    config: { action: 'referral.transfer' },
    schema: {
      summary: 'Open referrals whose residence and home lie in two territories, this one among them',
      tags: ['territories'],
      params: z.object({ territory: territorySchema }),
      querystring: query,
      response: { 200: pageOf(dispute) },
    },
    handler: async (request) => {
      const { territory } = request.params
      request.authorize({ territory })
      return listDisputes(db, territory, request.query)
    },
  })
}

/** The oldest first. */
async function listDisputes(db: Kysely<EquipeSchema>, territory: Territory, asked: z.infer<typeof query>) {
  const { cursor, limit, urgency, with: other } = asked
  let rows = db
    .selectFrom('referral')
    .select(['referral_id', 'referral_number', 'territory_id', 'disputed_with', 'urgency', 'submitted_at'])
    .where('disputed_with', 'is not', null)
    .where('closed_at', 'is', null)
    .where((e) => e.or([e('territory_id', '=', territory), e('disputed_with', '=', territory)]))
    .orderBy('submitted_at')
    .orderBy('referral_id')
    .limit(limit + 1)
  if (urgency) rows = rows.where('urgency', '=', urgency)
  if (other) rows = rows.where((e) => e.or([e('territory_id', '=', other), e('disputed_with', '=', other)]))
  if (cursor) {
    const [submittedAt, referralId] = decodeCursor(cursor, z.tuple([instant, id]))
    rows = rows.where((e) =>
      e(e.refTuple('submitted_at', 'referral_id'), '>', e.tuple(new Date(submittedAt), referralId)),
    )
  }
  const found = await rows.$narrowType<{ disputed_with: Territory }>().execute()
  const page = cutPage(found, limit, (row) => [row.submitted_at.toISOString(), row.referral_id])
  return { items: page.items.map(viewOf), next: page.next }
}

type Row = {
  referral_id: string
  referral_number: string
  territory_id: Territory
  disputed_with: Territory
  urgency: z.infer<typeof urgency>
  submitted_at: Date
}

function viewOf(row: Row): z.infer<typeof dispute> {
  return {
    referralId: row.referral_id,
    referralNumber: row.referral_number,
    territory: row.territory_id,
    disputedWith: row.disputed_with,
    urgency: row.urgency,
    submittedAt: row.submitted_at.toISOString(),
  }
}
