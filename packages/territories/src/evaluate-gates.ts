import type { DecisionFacts } from '@intarsi/contracts'
import { ask } from './conditions/condition.ts'
import { type RouteContext, viewOf } from './conditions/view.ts'
import { addDays } from './days.ts'
import type { Gate } from './schema/gate.ts'
import type { Profile } from './schema/profile.ts'

/** What one gate says of a referral. A gate never excludes: it proposes, and a person confirms. */
export type GateFinding = {
  id: string
  kind: Gate['kind']
  /** False: the gate reads a fact that nobody assessed, which counts as not met; `undecidable` is to be asked. */
  fired: boolean
  proposes: 'wait' | 'exclusion'
  destination: { kind: 'service' | 'territory' | 'measure'; code: string }
  /** Day the wait ends (YYYY-MM-DD), for not-yet gates. */
  until: string | null
  /** Code of the reasons list (section 5). */
  reason: Gate['reason']
  summary: string
  facts: string[]
  ambiguous: boolean
  /** Scheda fields the gate reads that were not assessed. */
  undecidable: string[]
}

/**
 * Findings of a territory's gates, first those that act first (a person looks before anybody waits). Gates that do
 * not hold are left out; gates that an unassessed fact leaves open are there with `fired: false`.
 */
export function evaluateGates(profile: Profile, facts: DecisionFacts, context: RouteContext): GateFinding[] {
  if (!inScope(profile, context)) return []
  const view = viewOf(facts, context)
  return profile.gates
    .filter((gate) => !context.overridden?.includes(gate.id))
    .flatMap((gate) => {
      const answer = ask(gate.when, view)
      if (answer.value === false) return []
      const until = answer.value === true ? untilOf(gate, facts, context) : null
      return [{ ...findingOf(gate), fired: answer.value === true, until, undecidable: answer.unknown }]
    })
    .sort((a, b) => ORDER[a.kind] - ORDER[b.kind])
}

/** Exclusion first: nobody should wait for a date and then hear that they were out of the target all along. */
const ORDER: Record<Gate['kind'], number> = { 'other-measure': 0, precondition: 1, 'not-yet': 2 }

const inScope = (profile: Profile, context: RouteContext) =>
  profile.region.gateScope.requestKinds.some((kind) => kind === context.requestKind)

function findingOf(gate: Gate): Omit<GateFinding, 'fired' | 'until' | 'undecidable'> {
  return {
    id: gate.id,
    kind: gate.kind,
    proposes: gate.kind === 'other-measure' ? 'exclusion' : 'wait',
    destination: { kind: gate.destination.kind, code: gate.destination.code },
    reason: gate.reason,
    summary: gate.it,
    facts: gate.facts,
    ambiguous: gate.flagged,
  }
}

function untilOf(gate: Gate, facts: DecisionFacts, context: RouteContext): string | null {
  if (gate.until === undefined) return null
  if (facts.leavesOn === null) return addDays(context.on, gate.until.recheckAfterDays)
  const day = addDays(facts.leavesOn, -gate.until.daysBeforeExit)
  return day > context.on ? day : addDays(context.on, 1)
}
