import type { DecisionFacts, MemberFacts } from '@intarsi/contracts'

const ADULT = 18
const ELSEWHERE = new Set<MemberFacts['relation']>(['lives-elsewhere', 'abroad-reunification'])
const TYPES_WITH_MINORS = new Set<DecisionFacts['householdType']>([
  'two-parents-with-minors',
  'single-mother',
  'single-father',
  'relative-with-minors',
  'extended-with-minors',
])
const PROTECTION = new Set<MemberFacts['legalStatus']>(['refugee', 'subsidiary', 'special-protection'])

const atHome = (facts: DecisionFacts) => facts.members.filter((member) => !ELSEWHERE.has(member.relation))

/**
 * Minors living with the household. Ages decide; where an age is not known the kind of household does; where neither
 * says, nothing is said: a machine does not count a child away.
 */
export function minorsAtHome(facts: DecisionFacts): number | undefined {
  const members = atHome(facts)
  const minors = members.filter((member) => member.ageYears !== null && member.ageYears < ADULT).length
  if (minors > 0) return minors
  if (TYPES_WITH_MINORS.has(facts.householdType)) return 1
  if (facts.householdType !== 'unknown') return 0
  return members.some((member) => member.ageYears === null) ? undefined : 0
}

/** Minors of the household who live elsewhere or wait abroad to join it. */
export function minorsElsewhere(facts: DecisionFacts): number {
  const away = facts.members.filter((member) => ELSEWHERE.has(member.relation))
  return away.filter((member) => member.ageYears !== null && member.ageYears < ADULT).length
}

/** A pregnancy anywhere in the household (ALL-01 is silent on it; it keeps the household in the target). */
export function hasPregnancy(facts: DecisionFacts): boolean {
  return (
    facts.householdType === 'pregnant-no-minors' ||
    facts.members.some((member) => member.pregnancyMonth !== null)
  )
}

/** One adult with minors. With relatives in the house it depends on the adults; an unknown age leaves it open. */
export function singleParent(facts: DecisionFacts): boolean | undefined {
  if (facts.householdType === 'single-mother' || facts.householdType === 'single-father') return true
  if (facts.householdType !== 'relative-with-minors' && facts.householdType !== 'extended-with-minors') {
    return facts.householdType === 'unknown' ? undefined : false
  }
  const members = atHome(facts)
  if (members.some((member) => member.ageYears === null)) return undefined
  return members.filter((member) => (member.ageYears ?? 0) >= ADULT).length === 1
}

/** `holdsProtection` of PR-13; special protection counts, default (ours). */
export function protectionHeld(facts: DecisionFacts): boolean | undefined {
  const adults = facts.members.filter((member) => (member.ageYears ?? ADULT) >= ADULT)
  if (adults.some((member) => PROTECTION.has(member.legalStatus))) return true
  const open = adults.some((member) => member.legalStatus === null || member.legalStatus === 'unknown')
  return open ? undefined : false
}
