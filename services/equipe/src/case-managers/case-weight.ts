import { type DecisionFacts, VULNERABILITY_FACTORS } from '@intarsi/contracts'
import type { Profile } from '@intarsi/territories'
import type { ReferralRow } from '../referrals/tables.ts'
import { addDays, romeDay, romeHour, romeInstant } from '../rome-time.ts'

export type CaseWeight = { load: number; lighter?: { at: Date; weight: number } }

/** What is known of a household that weighs: its factors, and the preparer's reasoned judgement (null: not given). */
export type Weighed = { facts: DecisionFacts; particularVulnerability: boolean | null }

const ORDINARY = 1

export function weighedOf(row: Pick<ReferralRow, 'facts' | 'particular_vulnerability'>): Weighed {
  return { facts: row.facts, particularVulnerability: row.particular_vulnerability }
}

/**
 * What a household weighs on its case manager: more with a particular vulnerability, and for everybody in the first
 * days, when most of the work is done.
 */
export function caseWeight(profile: Profile, weighed: Weighed, from: Date): CaseWeight {
  const { heavyWeight, newWithinDays } = profile.caps.caseManager
  if (isParticularlyVulnerable(weighed)) return { load: heavyWeight }
  const at = romeInstant(addDays(romeDay(from), newWithinDays), romeHour(from))
  return { load: heavyWeight, lighter: { at, weight: ORDINARY } }
}

/** A factor marked V, or the judgement of the preparer (section 2): either is enough. */
function isParticularlyVulnerable({ facts, particularVulnerability }: Weighed): boolean {
  return (
    particularVulnerability === true || facts.riskFactors.some(({ code }) => VULNERABILITY_FACTORS.has(code))
  )
}
