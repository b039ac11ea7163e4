import { type DecisionFacts, VULNERABILITY_FACTORS } from '@intarsi/contracts'
import type { Profile } from '@intarsi/territories'
import { addDays, romeDay, romeHour, romeInstant } from '../rome-time.ts'

export type CaseWeight = { load: number; lighter?: { at: Date; weight: number } }

const ORDINARY = 1

/**
 * What a household weighs on its case manager: more with a particular vulnerability, and for everybody in the first
 * days, when most of the work is done.
 */
export function caseWeight(profile: Profile, facts: DecisionFacts, now: Date): CaseWeight {
  const { heavyWeight, newWithinDays } = profile.caps.caseManager
  if (facts.riskFactors.some(({ code }) => VULNERABILITY_FACTORS.has(code))) return { load: heavyWeight }
  const at = romeInstant(addDays(romeDay(now), newWithinDays), romeHour(now))
  return { load: heavyWeight, lighter: { at, weight: ORDINARY } }
}
