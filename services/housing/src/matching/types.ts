import type { Urgency } from '@intarsi/contracts'
import type { CohabitationRule, LandlordWish } from '../places/place.ts'
import type { Ledger } from './fairness.ts'

/** What counts of a household when it lives with others: nothing here says where it comes from. */
export type Companion = {
  /** Everybody who needs a bed or a cot. */
  people: number
  /** Those a cot is too small for. */
  bedPeople: number
  rooms: number
  adults: number
  children: number
  /** Those who need an accessible place to sleep. */
  accessiblePeople: number
  hasMinors: boolean
  languages: string[]
}

/** A household that looks for a home. Nationality is no member, and must never become one. */
export type MatchRequest = Companion & {
  id: string
  territory: string
  urgency: Urgency
  /** Instant (UTC ISO) the need entered the matching: waiting is counted from it. */
  openedAt: string
  householdType: string
  /** Legal status of each adult; null = not known. */
  adultStatuses: (string | null)[]
  /** True only when every adult is a woman; a gender not stated counts as no. */
  adultsAllWomen: boolean
  groundFloorOrLift: boolean
  pets: boolean
  smoking: boolean
  cohousing: 'yes' | 'no' | 'unknown'
  /** Last day (YYYY-MM-DD) the entry can wait for; null = no date known. */
  enterBy: string | null
  /** Months the stay must at least allow; null = not known. */
  stayMonths: number | null
  /** Bonds not to break: where school, work and care are. */
  nearMunicipalities: string[]
  /** Where it lives today; null = not known. */
  livesIn: string | null
  /** Its own ranking: the dearest first. */
  wishedMunicipalities: string[]
  rankedPlaceIds: string[]
  /** Kinds of place that its need codes ask for. */
  wishedKinds: string[]
  avoidMunicipalities: string[]
  avoidPlaceIds: string[]
  /** Places it already refused, or that refused it: not offered again by the machine. */
  refusedPlaceIds: string[]
}

/** Who already holds a place, or part of a shared one. */
export type Holder = Companion & { ground: 'offer' | 'placement' }

export type MatchPlace = {
  id: string
  territory: string
  municipality: string
  kind: string
  rooms: number
  beds: number
  cots: number
  /** Most adults and children it may take, where its programme says so; null = as many as sleep there. */
  maxAdults: number | null
  maxChildren: number | null
  accessible: boolean
  /** Beds that are accessible, where not all of an accessible place are; null = all of them. */
  accessibleBeds: number | null
  groundFloorOrLift: boolean
  /** Null: every status. */
  legalStatuses: string[] | null
  /** Null: every household. */
  householdTypes: string[] | null
  womenOnly: boolean
  stayLimitMonths: number | null
  entryFrom: string | null
  entryUntil: string | null
  reserveForUrgent: boolean
  /** Null: the whole place goes to one household. */
  sharing: { maxHouseholds: number; rules: CohabitationRule[] } | null
  petsAllowed: boolean
  smokingAllowed: boolean
  /** Languages of people who live around it, as its manager knows them. */
  communityLanguages: string[]
  /** What its owner would rather have; never a condition. */
  landlordWishes: LandlordWish[]
  /** Not available before this day; null = not blocked. */
  blockedUntil: string | null
  /**
   * Weight it is expected to be missed for if it is given away today (`look-ahead.ts`): who can wait and weighs less is
   * not proposed it. Left out: nothing is held back.
   */
  holdPrice?: number
  holders: Holder[]
}

/** Published per territory: who counts how much, and what makes a placement good. Whole numbers only. */
export type Weights = {
  /** Worth of one person placed, by urgency. */
  urgency: Record<Urgency, number>
  perWaitingDay: number
  waitingDaysCap: number
  /** Points of each preference. */
  preferences: Record<PreferenceCode, number>
}

export type PreferenceCode =
  | 'near-bonds'
  | 'continuity'
  | 'wished-municipality'
  | 'own-ranking'
  | 'wished-kind'
  | 'size-fit'
  | 'accessible-kept-free'
  | 'common-language'
  | 'landlord-wishes'

export type Points = { code: PreferenceCode; points: number }

export type Text = { it: string; en: string }

/** Why places did not go to a request: how many, which (the first 20), in words. */
export type Reason = { code: string; places: number; placeIds: string[]; text: Text }

/** What would house a household that got nothing; solved again and found true. */
export type Change = {
  kind: 'change' | 'one-more' | 'waiting'
  placeId: string | null
  /** Codes of the rules that would no longer stand in the way. */
  rules: string[]
  text: Text
}

export type Assignment = {
  requestId: string
  placeId: string
  weight: number
  quality: number
  points: Points[]
}

export type Objective = { placed: number; people: number; weight: number; quality: number }

/** What was proved. Bounds are the most any matching could reach; equal to what was reached when optimal. */
export type Certificate = {
  status: 'optimal' | 'time-limit'
  weightBound: number
  qualityBound: number
  /** How far the weight reached may be from the best, as a part of the bound. */
  gap: number
  /** Sub-problems searched beyond what the prices prove by themselves; 0: the prices are the whole proof. */
  searched: number
  solver: string
  milliseconds: number
  greedy: Objective
}

export type MatchInput = {
  places: MatchPlace[]
  requests: MatchRequest[]
  now: Date
  weights?: Weights
  /** Decides between households that are alike in everything: the same seed, the same answer. Default: none drawn. */
  seed?: string
  /** Default 20,000. When it is hit the best found is used, and said to be so. */
  timeLimitMs?: number
  /** Time given to finding changes that would house who got nothing. Default 2,000. */
  changesLimitMs?: number
  /** Time given to the price of fairness. Default 2,000. */
  ledgerLimitMs?: number
}

export type MatchResult = {
  assignments: Assignment[]
  /** One entry for every request left without a place; never an empty list of reasons. Changes as far as time went. */
  reasons: { requestId: string; reasons: Reason[]; changes: Change[] }[]
  objective: Objective
  certificate: Certificate
  ledger: Ledger
}
