import type { LandlordWish } from '../places/place.ts'
import { distanceKm } from './distance.ts'
import type { Companion, MatchPlace, MatchRequest, Points, PreferenceCode, Weights } from './types.ts'

const bedPlaces = (place: MatchPlace) => place.beds + place.cots

/** Beyond so many kilometres a place is not near a bond any more: half an hour by bus, default (ours). */
const NEAR_KM = 20
/** A stay that long is what an owner calls long; default (ours). */
const LONG_STAY_MONTHS = 12

/** How well a pair meets each preference, from 0 to 1. None of them can forbid a pair. */
const SCORES: Record<PreferenceCode, (request: MatchRequest, place: MatchPlace) => number> = {
  'near-bonds': (request, place) =>
    Math.max(0, ...request.nearMunicipalities.map((bond) => nearness(bond, place))),
  continuity: (request, place) => Number(request.livesIn === place.municipality),
  'wished-municipality': (request, place) => ranked(request.wishedMunicipalities, place.municipality),
  'own-ranking': (request, place) => ranked(request.rankedPlaceIds, place.id),
  'wished-kind': (request, place) => Number(request.wishedKinds.includes(place.kind)),
  'size-fit': (request, place) =>
    place.sharing ? 1 : Math.min(1, request.people / Math.max(1, bedPlaces(place))),
  'accessible-kept-free': (request, place) => Number(!place.accessible || request.accessiblePeople > 0),
  'common-language': (request, place) => {
    const around = place.communityLanguages.some((language) => request.languages.includes(language))
    return Number(
      around || (place.holders.length > 0 && place.holders.every((one) => understands(request, one))),
    )
  },
  'landlord-wishes': (request, place) => share(place.landlordWishes, (wish) => WISHES[wish](request, place)),
}

/** Nothing here tells one people from another: a wish about who somebody is can not be written down. */
const WISHES: Record<LandlordWish, (request: MatchRequest, place: MatchPlace) => boolean> = {
  'no-pets': (request) => !request.pets,
  'no-smoking': (request) => !request.smoking,
  'room-to-spare': (request, place) => request.people < bedPlaces(place),
  'long-stay': (request) => request.stayMonths === null || request.stayMonths >= LONG_STAY_MONTHS,
}

function nearness(bond: string, place: MatchPlace): number {
  const distance = distanceKm(bond, place.municipality)
  return distance === null ? 0 : Math.max(0, 1 - distance / NEAR_KM)
}

/** The first counts whole, the others less the further down they are. */
function ranked(ranking: readonly string[], one: string): number {
  const at = ranking.indexOf(one)
  return at < 0 ? 0 : (ranking.length - at) / ranking.length
}

function share<One>(all: readonly One[], holds: (one: One) => boolean): number {
  return all.length === 0 ? 0 : all.filter(holds).length / all.length
}

function understands(one: Companion, other: Companion): boolean {
  return one.languages.some((language) => other.languages.includes(language))
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
