import type { Urgency } from '@intarsi/contracts'
import type { Companion, MatchRequest } from '../matching/types.ts'
import { dayAfter, romeDay } from '../rome-time.ts'
import type { RequestFacts } from './request-facts.ts'

/** Days an entry can wait: U0 today or tomorrow, U1 within the week; a known exit may be bridged for two weeks. Default (ours). */
const ENTRY_DAYS = { U0: 1, U1: 7 } as const
const BRIDGE_DAYS = 14

/** Kinds of place that answer each housing item (list 4.9). */
const KINDS: Record<string, string[]> = {
  emergency: ['emergency', 'social-hotel', 'residence'],
  'semi-autonomy': ['semi-autonomy', 'planned-flat', 'housing-sociale', 'housing-path', 'sai-continuity'],
  cohousing: ['cohousing', 'shared-hostel'],
  'rental-search': ['rented-with-contribution'],
  'rent-contribution': ['rented-with-contribution'],
}

export type RequestLike = {
  request_id: string
  territory_id: string
  urgency: Urgency
  facts: RequestFacts
  opened_at: Date
  /** Places it said it would rather have, the dearest first. */
  ranked_place_ids: string[]
  /** For how long it needs the place; null: nobody knows. */
  stay_months: number | null
}

export function toMatchRequest(row: RequestLike, refusedPlaceIds: string[], now: Date): MatchRequest {
  const { facts } = row
  return {
    id: row.request_id,
    territory: row.territory_id,
    urgency: row.urgency,
    openedAt: row.opened_at.toISOString(),
    ...companionOf(facts),
    householdType: facts.householdType,
    adultStatuses: facts.adultStatuses,
    adultsAllWomen: facts.adultsAllWomen,
    groundFloorOrLift: facts.housing.groundFloorOrLift,
    pets: facts.housing.pets,
    smoking: facts.housing.smoking,
    cohousing: facts.housing.cohousingAccepted,
    enterBy: enterBy(row.urgency, facts.leavesOn, now),
    stayMonths: row.stay_months,
    nearMunicipalities: facts.housing.nearMunicipalities,
    livesIn: facts.livesIn,
    wishedMunicipalities: facts.wishedMunicipalities,
    rankedPlaceIds: row.ranked_place_ids,
    wishedKinds: [...new Set(facts.housingCodes.flatMap((code) => KINDS[code] ?? []))],
    avoidMunicipalities: facts.housing.avoidMunicipalities,
    avoidPlaceIds: facts.housing.avoidPlaceIds,
    refusedPlaceIds,
  }
}

export function companionOf(facts: RequestFacts): Companion {
  return {
    people: facts.people,
    bedPeople: facts.bedPeople,
    rooms: facts.housing.rooms ?? 1,
    adults: facts.adults,
    children: facts.children,
    // The form asks whether the home must be accessible, not for how many: default (ours), one person.
    accessiblePeople: facts.housing.accessible ? 1 : 0,
    hasMinors: facts.hasMinors,
    languages: facts.languages,
  }
}

function enterBy(urgency: Urgency, leavesOn: string | null, now: Date): string | null {
  if (urgency === 'U0' || urgency === 'U1') return dayAfter(romeDay(now), ENTRY_DAYS[urgency])
  if (leavesOn === null) return null
  const today = romeDay(now)
  return dayAfter(leavesOn > today ? leavesOn : today, BRIDGE_DAYS)
}
