import type { MatchPlace, MatchRequest } from '../src/matching/types.ts'

/** An invented household of two that any ordinary place suits. */
export function request(id: string, over: Partial<MatchRequest> = {}): MatchRequest {
  return {
    id,
    territory: 'RE',
    urgency: 'U2',
    openedAt: '2026-11-01T08:00:00.000Z',
    householdType: 'single-mother',
    adultStatuses: ['subsidiary'],
    adultsAllWomen: true,
    people: 2,
    bedPeople: 2,
    rooms: 1,
    hasMinors: true,
    languages: ['tir'],
    adults: 1,
    children: 1,
    accessiblePeople: 0,
    groundFloorOrLift: false,
    pets: false,
    smoking: false,
    cohousing: 'yes',
    enterBy: null,
    stayMonths: null,
    nearMunicipalities: [],
    wishedMunicipalities: [],
    wishedKinds: [],
    avoidMunicipalities: [],
    avoidPlaceIds: [],
    refusedPlaceIds: [],
    ...over,
  }
}

/** A plain free flat for four in Reggio Emilia. */
export function place(id: string, over: Partial<MatchPlace> = {}): MatchPlace {
  return {
    id,
    territory: 'RE',
    municipality: '035033',
    kind: 'planned-flat',
    rooms: 2,
    beds: 4,
    cots: 1,
    maxAdults: null,
    maxChildren: null,
    accessible: false,
    accessibleBeds: null,
    groundFloorOrLift: false,
    legalStatuses: null,
    householdTypes: null,
    womenOnly: false,
    stayLimitMonths: null,
    entryFrom: null,
    entryUntil: null,
    reserveForUrgent: false,
    sharing: null,
    petsAllowed: true,
    smokingAllowed: true,
    blockedUntil: null,
    holders: [],
    ...over,
  }
}
