import type { MatchPlace, MatchRequest } from '../types.ts'
import * as dwelling from './dwelling.ts'
import * as entitlement from './entitlement.ts'
import type { Rule } from './rule.ts'
import * as household from './this-household.ts'
import * as time from './time.ts'

/** Every hard rule, in the order people read them. */
export const RULES: readonly Rule[] = [
  entitlement.territory,
  entitlement.legalStatus,
  entitlement.legalStatusUnknown,
  entitlement.householdType,
  entitlement.womenOnly,
  entitlement.urgentReserve,
  dwelling.beds,
  dwelling.rooms,
  dwelling.adults,
  dwelling.children,
  dwelling.accessible,
  dwelling.groundFloorOrLift,
  dwelling.pets,
  dwelling.smoking,
  dwelling.cohousing,
  time.blocked,
  time.entryWindow,
  time.stayLimit,
  household.notSuitable,
  household.alreadyRefused,
]

/** The rules a pair breaks; none means the place may be offered as far as the rules go. */
export function brokenRules(request: MatchRequest, place: MatchPlace, today: string): Rule[] {
  return RULES.filter((rule) => !rule.allows(request, place, today))
}

export function allowed(request: MatchRequest, place: MatchPlace, today: string): boolean {
  return RULES.every((rule) => rule.allows(request, place, today))
}
