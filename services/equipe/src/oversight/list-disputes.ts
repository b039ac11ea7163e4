import { id, instant, territorySchema, urgency } from '@intarsi/contracts'
import type { HttpApp } from '@intarsi/http'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'

const dispute = z.object({
  referralId: id,
  referralNumber: z.string(),
  territory: territorySchema.describe('Where it is read meanwhile, and which confirms'),
  disputedWith: territorySchema,
  urgency,
  submittedAt: instant,
})

/** So few wait at a time that they are read whole. */
const MOST = 200

export function listDisputesRoute({ db }: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/territories/:territory/competence-disputes',
    config: { action: 'referral.transfer' },
    schema: {
      summary: 'Open referrals whose residence and home lie in two territories, this one among them',
      tags: ['territories'],
      params: z.object({ territory: territorySchema }),
      response: { 200: z.object({ items: z.array(dispute) }) },
    },
    handler: async (request) => {
      const { territory } = request.params
      request.authorize({ territory })
      const rows = await db
        .selectFrom('referral')
        .select([
          'referral_id',
          'referral_number',
          'territory_id',
          'disputed_with',
          'urgency',
          'submitted_at',
        ])
        .where('disputed_with', 'is not', null)
        .where('closed_at', 'is', null)
        .where((e) => e.or([e('territory_id', '=', territory), e('disputed_with', '=', territory)]))
        .orderBy('submitted_at')
        .orderBy('referral_id')
        .limit(MOST)
        .$narrowType<{ disputed_with: typeof territory }>()
        .execute()
      return {
        items: rows.map((row) => ({
          referralId: row.referral_id,
          referralNumber: row.referral_number,
          territory: row.territory_id,
          disputedWith: row.disputed_with,
          urgency: row.urgency,
          submittedAt: row.submitted_at.toISOString(),
        })),
      }
    },
  })
}
