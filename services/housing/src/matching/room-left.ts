import { canShare } from './cohabitation.ts'
import type { Companion, MatchPlace, MatchRequest } from './types.ts'

/** Each thing a place has only so much of: what a household takes of it, and what there is. */
export const DIMENSIONS: readonly Dimension[] = [
  { of: (companion) => companion.people, limit: (place) => place.beds + place.cots },
  { of: (companion) => companion.bedPeople, limit: (place) => place.beds },
  { of: (companion) => companion.rooms, limit: (place) => place.rooms },
  { of: (companion) => companion.adults, limit: (place) => place.maxAdults ?? NO_LIMIT },
  { of: (companion) => companion.children, limit: (place) => place.maxChildren ?? NO_LIMIT },
  { of: (companion) => companion.accessiblePeople, limit: accessibleBedsOf },
]

export type Dimension = { of: (companion: Companion) => number; limit: (place: MatchPlace) => number }

/** More than any household has of anything, and still a number to count with. */
const NO_LIMIT = 1_000

export function accessibleBedsOf(place: MatchPlace): number {
  return place.accessible ? (place.accessibleBeds ?? place.beds + place.cots) : 0
}

/** What a place has left, counting who holds part of it: households, and of each dimension. */
export type RoomLeft = { households: number; of: number[] }

export function roomLeft(place: MatchPlace): RoomLeft {
  const whole = place.holders.length > 0 ? 0 : 1
  return {
    households: place.sharing ? place.sharing.maxHouseholds - place.holders.length : whole,
    of: DIMENSIONS.map(({ of, limit }) => place.holders.reduce((left, one) => left - of(one), limit(place))),
  }
}

export function fits(request: Companion, left: RoomLeft): boolean {
  return left.households >= 1 && DIMENSIONS.every(({ of }, at) => of(request) <= (left.of[at] ?? 0))
}

/** Room for this household beside those who hold the place already, and peace with them. */
export function available(request: MatchRequest, place: MatchPlace): boolean {
  return fits(request, roomLeft(place)) && place.holders.every((holder) => canShare(place, request, holder))
}
