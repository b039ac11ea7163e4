import {
  type DecisionFacts,
  type MemberFacts,
  URGENCY_OF,
  type Urgency,
  type UrgencyCriterion,
} from '@intarsi/contracts'
import { Temporal } from 'temporal-polyfill'

/** A permit can be renewed up to 60 days after it expired (D.P.R. 394/1999, art. 13). */
const RENEWABLE_AFTER_DAYS = 60

/** What is stated or was found at submission, and what the dates of the facts say today (list 4.10): the most urgent. */
export function urgencyToday(facts: DecisionFacts, atSubmission: Urgency, today: string): Urgency {
  const levels = [
    atSubmission,
    ...[...facts.urgencyCriteria, ...datedCriteria(facts, today)].map((one) => URGENCY_OF[one]),
  ]
  return levels.sort()[0] ?? atSubmission
}

function datedCriteria(facts: DecisionFacts, today: string): UrgencyCriterion[] {
  const found: UrgencyCriterion[] = []
  const exit = daysTo(facts.leavesOn, today)
  // Levels 0 and 1 mean that a home is found or needs information only; 9 is to explore, never zero.
  const noHome = facts.needs.housing > 1
  if (exit <= 15 && noHome) found.push('exit-or-eviction-within-15d-no-home')
  else if (exit <= 60) found.push('exit-or-eviction-within-60d')
  if (facts.members.some((member) => needsRenewal(member, today))) found.push('permit-expires-within-60d')
  return found
}

/** As at submission: of who lives with the household, from 60 days before to 60 after the permit expires, if not asked yet. */
function needsRenewal({ relation, permitCondition, permitExpiresOn }: MemberFacts, today: string): boolean {
  const isAway = relation === 'lives-elsewhere' || relation === 'abroad-reunification'
  if (isAway || permitCondition === 'renewal-requested') return false
  const days = daysTo(permitExpiresOn, today)
  return days <= 60 && days >= -RENEWABLE_AFTER_DAYS
}

function daysTo(day: string | null, today: string): number {
  if (day === null) return Infinity
  return Temporal.PlainDate.from(today).until(day, { largestUnit: 'days' }).days
}
