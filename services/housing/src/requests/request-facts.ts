import type { DecisionFacts, MemberFacts } from '@intarsi/contracts'
import { NEEDS_BY_AREA } from '@intarsi/contracts'

/** The part of the decision facts that matching reads, and nothing else of a household is kept here. */
export type RequestFacts = {
  version: number
  housingNeed: number
  housingCodes: string[]
  householdType: string
  people: number
  bedPeople: number
  adults: number
  children: number
  hasMinors: boolean
  adultStatuses: (string | null)[]
  adultsAllWomen: boolean
  languages: string[]
  leavesOn: string | null
  livesIn: string | null
  wishedMunicipalities: string[]
  housing: NonNullable<DecisionFacts['housing']>
}

const ELSEWHERE = new Set(['lives-elsewhere', 'abroad-reunification'])
const HOUSING_CODES: ReadonlySet<string> = new Set(NEEDS_BY_AREA.housing)
const ADULT_RELATIONS = new Set(['self', 'partner', 'parent'])
/** Up to this age a cot will do: default (ours). */
const COT_AGE_YEARS = 1

const NOTHING_SAID: RequestFacts['housing'] = {
  rooms: null,
  accessible: false,
  groundFloorOrLift: false,
  pets: false,
  smoking: false,
  cohousingAccepted: 'unknown',
  nearMunicipalities: [],
  avoidMunicipalities: [],
  avoidPlaceIds: [],
}

/** Counts who will live there: an expected child counts, somebody who lives elsewhere does not. */
export function requestFactsOf(facts: DecisionFacts): RequestFacts {
  const present = facts.members.filter(({ relation }) => !ELSEWHERE.has(relation))
  const adults = present.filter(isAdult)
  const expected = present.filter(({ pregnancyMonth }) => pregnancyMonth !== null).length
  const infants = present.filter(({ ageYears }) => ageYears !== null && ageYears <= COT_AGE_YEARS).length
  return {
    version: facts.version,
    housingNeed: facts.needs.housing,
    housingCodes: facts.needCodes.filter((code) => HOUSING_CODES.has(code)),
    householdType: facts.householdType,
    people: Math.max(1, present.length + expected),
    bedPeople: Math.max(1, present.length - infants),
    adults: adults.length,
    children: present.length - adults.length + expected,
    hasMinors: present.length > adults.length || expected > 0,
    adultStatuses: adults.map(({ legalStatus }) => (legalStatus === 'unknown' ? null : legalStatus)),
    adultsAllWomen: adults.length > 0 && adults.every(({ gender }) => gender === 'f'),
    languages: languagesOf(facts, adults),
    leavesOn: facts.leavesOn,
    livesIn: facts.protectedAddress ? null : facts.livesInMunicipality,
    wishedMunicipalities: facts.wishedMunicipalities,
    housing: facts.housing ?? NOTHING_SAID,
  }
}

/** Level 2 or 3, or a housing item named; 9 (not assessed) alone is to explore, and opens nothing. */
export function needsHousing(facts: RequestFacts): boolean {
  return facts.housingNeed === 2 || facts.housingNeed === 3 || facts.housingCodes.length > 0
}

function isAdult(member: MemberFacts): boolean {
  return member.ageYears === null ? ADULT_RELATIONS.has(member.relation) : member.ageYears >= 18
}

/** Sufficient Italian is a language to live together in. */
function languagesOf(facts: DecisionFacts, adults: MemberFacts[]): string[] {
  const speaksItalian = adults.some(({ italianLevel }) => italianLevel === 2 || italianLevel === 3)
  return [...new Set([...facts.languages, ...(speaksItalian ? ['ita'] : [])])]
}
