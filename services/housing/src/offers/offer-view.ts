import { territorySchema } from '@intarsi/contracts'
import * as z from 'zod'
import type { OfferRow } from './free-holding.ts'

export const offerView = z.object({
  offerId: z.uuid(),
  requestId: z.uuid(),
  householdId: z.uuid(),
  placeId: z.uuid(),
  territory: territorySchema,
  state: z.enum(['open', 'accepted', 'refused', 'withdrawn', 'expired', 'superseded']),
  reason: z.string().nullable(),
  side: z.enum(['household', 'provider', 'system']).nullable(),
  offeredAt: z.iso.datetime(),
  answerBy: z.iso.datetime(),
  closedAt: z.iso.datetime().nullable(),
  version: z.number().int(),
})

export function viewOfOffer(row: OfferRow): z.infer<typeof offerView> {
  return {
    offerId: row.offer_id,
    requestId: row.request_id,
    householdId: row.household_id,
    placeId: row.place_id,
    territory: row.territory_id,
    state: row.state,
    reason: row.reason,
    side: row.side,
    offeredAt: row.offered_at.toISOString(),
    answerBy: row.answer_by.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    version: row.version,
  }
}
