import { AREAS, type Area, type DecisionFacts, NEEDS_BY_AREA } from '@intarsi/contracts'
import type { Profile } from './schema/profile.ts'

export type CaseManagerSeat = {
  seat: 'case-manager' | 'liaison'
  role: string
  /** Open PIC per full-time person. */
  cap: number
  confirm: 'by-role' | 'by-table' | 'by-person'
  /** Whether the person who already has the household in charge comes first. */
  prefer: 'any' | 'in-charge-of-household'
  facts: string[]
}

/**
 * The seats of a household's case manager; Reggio Emilia has two (RE-12). Where the role depends on the area most in
 * need (PR), give the facts; without them it is the social area's.
 */
export function caseManagerSeats(profile: Profile, facts?: DecisionFacts): CaseManagerSeat[] {
  return profile.caseManager.seats.map((seat) => ({
    seat: seat.seat,
    role: seat.roleByArea ? seat.roleByArea[facts ? areaMostInNeed(facts) : 'social'] : seat.role,
    cap: profile.caps[seat.cap].cases,
    confirm: seat.confirm,
    prefer: seat.prefer,
    facts: seat.facts,
  }))
}

/** Highest level first, then more needs, then the order of the five areas; not assessed stands below "none". */
export function areaMostInNeed(facts: DecisionFacts): Area {
  const level = (area: Area) => (facts.needs[area] === 9 ? -1 : facts.needs[area])
  const needs = (area: Area) =>
    facts.needCodes.filter((code) => NEEDS_BY_AREA[area].some((one) => one === code)).length
  const [first = 'social'] = [...AREAS].sort((a, b) => level(b) - level(a) || needs(b) - needs(a))
  return level(first) <= 0 ? 'social' : first
}
