import type { FileView } from '@intarsi/access'
import { type Area, NEEDS_BY_AREA } from '@intarsi/contracts'
import type { ReferralView } from './referral-view.ts'

type Facts = ReferralView['facts']
type MemberFacts = Facts['members'][number]

/** Facts that tell of some areas; every other is part of the summary. Default (ours), after section 3.5. */
const OF_AREAS: Readonly<Partial<Record<keyof Facts, readonly Area[]>>> = {
  serviceOrientation: ['social'],
  parentingConcern: ['social'],
  culturalObstacle: ['social'],
  otherPaths: ['social'],
  inChargeOfSocialService: ['social'],
  socialServiceTerritory: ['social'],
  appliedForProtection: ['legal'],
  receptionKind: ['housing', 'social'],
  leavesOn: ['housing', 'social'],
  leaveReason: ['housing', 'legal'],
  residenceMunicipality: ['legal', 'housing'],
  residenceTerritory: ['legal', 'housing'],
  livesInMunicipality: ['social', 'housing', 'work'],
  livesInTerritory: ['social', 'housing', 'work'],
  wishedMunicipalities: ['housing'],
  housing: ['housing'],
}

const OF_MEMBERS: Readonly<Partial<Record<keyof MemberFacts, readonly Area[]>>> = {
  pregnancyMonth: ['health'],
  legalStatus: ['legal'],
  permitType: ['legal'],
  permitCondition: ['legal'],
  permitExpiresOn: ['legal'],
  schooling: ['social'],
}

/**
 * A referral as a seat of the équipe reads it: own areas in full, of the others composition, levels and codes, and no
 * words of who prepared or decided. Of health nothing without a health role. Pure.
 */
export function viewForSeat(view: ReferralView, { areas }: FileView): ReferralView {
  return {
    ...view,
    areas: [...areas],
    facts: factsFor(view.facts, areas),
    urgencyOverride: null,
    restrictedCodes: 0,
    history: view.history.map((move) => ({ ...move, note: null })),
    choices: [],
    decisions: view.decisions.map((decision) => ({ ...decision, note: null })),
    overlaps: [],
    contactAttempts: [],
    voidRequest: null,
  }
}

function factsFor(facts: Facts, areas: readonly Area[]): Facts {
  const { health, ...needs } = facts.needs
  const mayReadHealth = areas.includes('health')
  const codes = facts.needCodes ?? []
  return {
    ...cut(facts, OF_AREAS, areas),
    members: facts.members.map((member) => cut(member, OF_MEMBERS, areas)),
    needs: mayReadHealth && health !== undefined ? { ...needs, health } : needs,
    needCodes: codes.filter((code) => mayReadHealth || !NEEDS_BY_AREA.health.some((one) => one === code)),
  }
}

function cut<Value extends object>(
  value: Value,
  readers: Readonly<Partial<Record<keyof Value, readonly Area[]>>>,
  areas: readonly Area[],
): Partial<Value> {
  const shown = Object.entries(value).filter(([field]) => {
    const of = readers[field as keyof Value]
    return of === undefined || of.some((area) => areas.includes(area))
  })
  return Object.fromEntries(shown) as Partial<Value>
}
