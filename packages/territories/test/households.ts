import { type DecisionFacts, referralSubmitted } from '@intarsi/contracts'
import type { RouteContext } from '../src/conditions/view.ts'

/** A household no gate of any territory holds: single mother with a child, out of reception, in charge. */
export const plain: DecisionFacts = {
  ...referralSubmitted.example.facts,
  receptionKind: 'informal-hosting',
  leavesOn: null,
  leaveReason: null,
  urgencyCriteria: [],
}

export const household = (changes: Partial<DecisionFacts> = {}): DecisionFacts => ({ ...plain, ...changes })

export const context = (changes: Partial<RouteContext> = {}): RouteContext => ({
  urgency: 'U3',
  referrerRole: 'sportello-operator',
  requestKind: 'presa-in-carico',
  on: '2026-11-24',
  ...changes,
})

/** The household with other answers for its adult of reference. */
export function withReference(changes: Partial<DecisionFacts['members'][number]>): DecisionFacts['members'] {
  return plain.members.map((member) => (member.relation === 'self' ? { ...member, ...changes } : member))
}

/** Only the adult of reference. */
export const adultAlone = plain.members.filter((member) => member.relation === 'self')
