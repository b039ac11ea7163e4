import { territorySchema, urgency } from '@intarsi/contracts'
import * as z from 'zod'
import type { RequestRow } from './requests.ts'

export const textView = z.object({ it: z.string(), en: z.string() })

export const reasonView = z.object({
  code: z.string(),
  places: z.number().int(),
  placeIds: z.array(z.uuid()),
  text: textView,
})

/** A request without the facts behind it: sizes and dates, no codes of risk or status. */
export const requestView = z.object({
  requestId: z.uuid(),
  householdId: z.uuid(),
  referralNumber: z.string(),
  territory: territorySchema,
  urgency,
  cause: z.enum(['admission', 'urgent']),
  state: z.enum(['open', 'proposed', 'offered', 'placed', 'no-place', 'cancelled']),
  people: z.number().int(),
  rooms: z.number().int().nullable(),
  rankedPlaceIds: z.array(z.uuid()).describe('Places it would rather have, the dearest first'),
  stayMonths: z.number().int().nullable().describe('For how long it needs a place; null: nobody knows'),
  openedAt: z.iso.datetime(),
  reasons: z.array(reasonView).describe('Why no place was found, as last told'),
  version: z.number().int(),
})

export function viewOfRequest(row: RequestRow): z.infer<typeof requestView> {
  return {
    requestId: row.request_id,
    householdId: row.household_id,
    referralNumber: row.referral_number,
    territory: row.territory_id,
    urgency: row.urgency,
    cause: row.cause,
    state: row.state,
    people: row.facts.people,
    rooms: row.facts.housing.rooms,
    rankedPlaceIds: row.ranked_place_ids,
    stayMonths: row.stay_months,
    openedAt: row.opened_at.toISOString(),
    reasons: row.state === 'no-place' ? (row.no_place_reasons ?? []) : [],
    version: row.version,
  }
}
