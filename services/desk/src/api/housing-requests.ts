import { id, instant, territorySchema, urgency } from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers } from './caller.ts'

const text = z.object({ it: z.string(), en: z.string() })

export const reason = z.object({
  code: z.string(),
  places: z.number(),
  placeIds: z.array(id),
  text,
})
export type Reason = z.infer<typeof reason>

/** `proposed` is an open request that a run has found a place for. */
export const REQUEST_STATES = ['open', 'proposed', 'offered', 'placed', 'no-place', 'cancelled'] as const

const request = z.object({
  requestId: id,
  householdId: id,
  referralNumber: z.string(),
  territory: territorySchema,
  urgency,
  cause: z.enum(['admission', 'urgent']),
  state: z.enum(REQUEST_STATES),
  people: z.number(),
  rooms: z.number().nullable(),
  openedAt: instant,
  reasons: z.array(reason),
})
export type HousingRequest = z.infer<typeof request>

const requestDetail = request.extend({
  rankedPlaceIds: z.array(id),
  stayMonths: z.number().nullable(),
  proposal: z
    .object({
      runId: id,
      placeId: id,
      points: z.array(z.object({ code: z.string(), points: z.number() })),
    })
    .nullable(),
  openOfferId: id.nullable(),
})
export type HousingRequestDetail = z.infer<typeof requestDetail>

const requestPage = z.object({ items: z.array(request), next: z.string().nullable() })

export type RequestFilters = {
  territory: string
  state?: string | undefined
  cursor?: string | undefined
  limit: number
}

/** Needs for a home, the longest waiting first. */
export function listRequests({ housing }: Callers, filters: RequestFilters) {
  return housing.get('/housing-requests', requestPage, filters)
}

export function readRequest({ housing }: Callers, requestId: string): Promise<HousingRequestDetail> {
  return housing.get(`/housing-requests/${requestId}`, requestDetail)
}

/** What the household would rather have, the dearest first. */
export async function rankPlaces({ housing }: Callers, requestId: string, placeIds: readonly string[]) {
  await housing.call('PUT', `/housing-requests/${requestId}/ranking`, z.looseObject({}), {
    body: { placeIds },
  })
}

/** For how many months it needs a home; null when nobody knows. */
export async function recordStay({ housing }: Callers, requestId: string, months: number | null) {
  await housing.call('PUT', `/housing-requests/${requestId}/stay`, z.looseObject({}), { body: { months } })
}
