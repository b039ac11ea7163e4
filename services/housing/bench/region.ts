import { TERRITORIES } from '@intarsi/contracts'
import { between, oneOf, type Random, seeded, weighted } from '@intarsi/kernel'
import type { MatchPlace, MatchRequest } from '../src/matching/types.ts'

/** A year of an invented region: who comes when and waits for how long, and which place is free from when. */
export type Year = { arrivals: Arrival[]; openings: Opening[] }
export type Arrival = { day: number; leavesOn: number; request: MatchRequest }
export type Opening = { day: number; place: MatchPlace }

export const YEAR_DAYS = 365
const START = Date.parse('2026-01-01T09:00:00.000Z')
const DAY_MS = 86_400_000
/** Per territory and year: more households than places, as everywhere (ALL-08). */
const HOUSEHOLDS = 120
const PLACES = 48
/** Municipalities of one territory, and how far apart they lie is in `data/municipalities.csv`. */
const MUNICIPALITIES = ['035033', '035040', '035020', '035028', '035024']
const LANGUAGES = ['ita', 'tir', 'ukr', 'arb', 'fra', 'eng']
/** How long each can wait before it is lost to the street, to friends, to another region. Default (ours). */
const PATIENCE_DAYS = { U0: 3, U1: 21, U2: 90, U3: 180 } as const

export const instantOf = (day: number) => new Date(START + day * DAY_MS)

/** A year of so many territories; the same seed, the same year. */
export function yearOf(territories: number, seed: number): Year {
  const random = seeded(seed)
  const year: Year = { arrivals: [], openings: [] }
  for (const territory of TERRITORIES.slice(0, territories)) {
    for (let at = 0; at < HOUSEHOLDS; at++)
      year.arrivals.push(arrival(random, `${territory}-h${at}`, territory))
    for (let at = 0; at < PLACES; at++) year.openings.push(opening(random, `${territory}-p${at}`, territory))
  }
  year.arrivals.sort((one, other) => one.day - other.day || (one.request.id < other.request.id ? -1 : 1))
  year.openings.sort((one, other) => one.day - other.day || (one.place.id < other.place.id ? -1 : 1))
  return year
}

function arrival(random: Random, id: string, territory: string): Arrival {
  const day = between(random, 0, YEAR_DAYS - 1)
  const urgency = weighted(random, { U0: 4, U1: 16, U2: 30, U3: 50 })
  const adults = random() < 0.5 ? 1 : 2
  const children = random() < 0.15 ? 0 : between(random, 1, 4)
  const people = adults + children
  const language = oneOf(random, LANGUAGES)
  const request: MatchRequest = {
    id,
    territory,
    urgency,
    openedAt: instantOf(day).toISOString(),
    householdType: adults === 1 ? 'single-mother' : 'two-parents-with-minors',
    adultStatuses: [oneOf(random, ['refugee', 'subsidiary', 'temporary'])],
    adultsAllWomen: adults === 1,
    people,
    bedPeople: people,
    rooms: Math.ceil(people / 2),
    adults,
    children,
    accessiblePeople: random() < 0.08 ? 1 : 0,
    hasMinors: children > 0,
    languages: random() < 0.4 ? [...new Set([language, 'ita'])] : [language],
    groundFloorOrLift: random() < 0.1,
    pets: random() < 0.05,
    smoking: random() < 0.3,
    cohousing: random() < 0.3 ? 'no' : 'unknown',
    enterBy: null,
    stayMonths: null,
    nearMunicipalities: random() < 0.6 ? [oneOf(random, MUNICIPALITIES)] : [],
    livesIn: oneOf(random, MUNICIPALITIES),
    wishedMunicipalities: [oneOf(random, MUNICIPALITIES)],
    rankedPlaceIds: [],
    wishedKinds: ['planned-flat'],
    avoidMunicipalities: [],
    avoidPlaceIds: [],
    refusedPlaceIds: [],
  }
  return { day, leavesOn: day + PATIENCE_DAYS[urgency], request }
}

function opening(random: Random, id: string, territory: string): Opening {
  const shared = random() < 0.1
  const beds = shared ? between(random, 5, 8) : between(random, 2, 6)
  const accessible = random() < 0.15
  const place: MatchPlace = {
    id,
    territory,
    municipality: oneOf(random, MUNICIPALITIES),
    kind: shared ? 'cohousing' : 'planned-flat',
    rooms: shared ? 4 : Math.ceil(beds / 2),
    beds,
    cots: random() < 0.3 ? 1 : 0,
    maxAdults: null,
    maxChildren: null,
    accessible,
    accessibleBeds: null,
    groundFloorOrLift: random() < 0.4,
    legalStatuses: random() < 0.2 ? ['refugee', 'subsidiary'] : null,
    householdTypes: null,
    womenOnly: random() < 0.1,
    stayLimitMonths: null,
    entryFrom: null,
    entryUntil: null,
    reserveForUrgent: false,
    sharing: shared ? { maxHouseholds: 3, rules: ['common-language'] } : null,
    petsAllowed: random() < 0.6,
    smokingAllowed: random() < 0.6,
    communityLanguages: [oneOf(random, LANGUAGES)],
    landlordWishes: [],
    blockedUntil: null,
    holders: [],
  }
  return { day: between(random, 0, YEAR_DAYS - 1), place }
}
