import { id, instant, territorySchema } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers } from './caller.ts'

export const OFFER_STATES = ['open', 'accepted', 'refused', 'withdrawn', 'expired', 'superseded'] as const

const offer = z.object({
  offerId: id,
  requestId: id,
  householdId: id,
  placeId: id,
  territory: territorySchema,
  state: z.enum(OFFER_STATES),
  reason: z.string().nullable(),
  side: z.enum(['household', 'provider', 'system']).nullable(),
  offeredAt: instant,
  answerBy: instant,
  closedAt: instant.nullable(),
})
export type Offer = z.infer<typeof offer>

const offerPage = z.object({ items: z.array(offer), next: z.string().nullable() })

export type OfferFilters = {
  territory: string
  state?: string | undefined
  cursor?: string | undefined
  limit: number
}

export function listOffers({ housing }: Callers, filters: OfferFilters) {
  return housing.get('/offers', offerPage, filters)
}

export function readOffer({ housing }: Callers, offerId: string): Promise<Offer> {
  return housing.get(`/offers/${offerId}`, offer)
}

export type NewOffer = {
  requestId: string
  placeId: string
  /** Why it is another place than the last run proposed. */
  override?: { reason: string; remark: string } | undefined
}

export async function makeOffer(
  { housing }: Callers,
  body: NewOffer,
  key: string | undefined,
): Promise<Offer> {
  return housing.call('POST', '/offers', offer, { body, key })
}

export type OfferAnswer =
  | { answer: 'accepted' }
  | { answer: 'refused'; reason: string; blockedUntil?: string | undefined }

export function answerOffer({ housing }: Callers, offerId: string, body: OfferAnswer): Promise<Offer> {
  return housing.call('POST', `/offers/${offerId}/answer`, offer, { body })
}

export type Withdrawal = { reason: string; blockedUntil?: string | undefined }

export function withdrawOffer({ housing }: Callers, offerId: string, body: Withdrawal): Promise<Offer> {
  return housing.call('POST', `/offers/${offerId}/withdraw`, offer, { body })
}
