import { canShare } from './cohabitation.ts'
import type { MatchPlace, MatchRequest, Points, PreferenceCode, Weights } from './types.ts'

const bedPlaces = (place: MatchPlace) => place.beds + place.cots

/** How well a pair meets each preference, from 0 to 1. None of them can forbid a pair. */
const SCORES: Record<PreferenceCode, (request: MatchRequest, place: MatchPlace) => number> = {
  'near-bonds': (request, place) => Number(request.nearMunicipalities.includes(place.municipality)),
  'wished-municipality': (request, place) =>
    Number(request.wishedMunicipalities.includes(place.municipality)),
  'wished-kind': (request, place) => Number(request.wishedKinds.includes(place.kind)),
  'size-fit': (request, place) =>
    place.sharing ? 1 : Math.min(1, request.people / Math.max(1, bedPlaces(place))),
  'accessible-kept-free': (request, place) => Number(!place.accessible || request.accessiblePeople > 0),
  'common-language': (request, place) =>
    Number(
      place.holders.length > 0 &&
        place.holders.every((holder) => holder.languages.some((one) => request.languages.includes(one))) &&
        place.holders.every((holder) => canShare(place, request, holder)),
    ),
}

const CODES = Object.keys(SCORES) as PreferenceCode[]

/** Points of each preference that a pair meets, whole numbers. */
export function pointsOf(request: MatchRequest, place: MatchPlace, weights: Weights): Points[] {
  return CODES.map((code) => ({ code, points: points(code, request, place, weights) })).filter(
    (one) => one.points > 0,
  )
}

export function qualityOf(request: MatchRequest, place: MatchPlace, weights: Weights): number {
  return CODES.reduce((total, code) => total + points(code, request, place, weights), 0)
}

function points(code: PreferenceCode, request: MatchRequest, place: MatchPlace, weights: Weights): number {
  return Math.round(weights.preferences[code] * SCORES[code](request, place))
}
