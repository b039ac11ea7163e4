import type { DecisionFacts } from '@intarsi/contracts'
import type * as z from 'zod'
import { caseManagerSeats } from './case-manager-seats.ts'
import { ask } from './conditions/condition.ts'
import { type RouteContext, viewOf } from './conditions/view.ts'
import { evaluateGates, type GateFinding } from './evaluate-gates.ts'
import type { Profile } from './schema/profile.ts'
import type { confirmMode } from './schema/routing.ts'
import { collaboratorsFor } from './seats-for.ts'

/** Where a referral goes and why: the answer of a territory's profile, the same for the same facts. */
export type Route = {
  rule: { id: string; summary: string; facts: string[] }
  /** The gate that acts; null for U0 and U1, whatever the findings. */
  gate: GateFinding | null
  findings: GateFinding[]
  /** The one queue that reads it. */
  queue: { kind: 'table' | 'equipe'; key: string }
  /** Who prepares the file. */
  preparerRole: string
  /** Who decides admission: a role, and the table it decides at (its agenda takes the referral) or none. */
  admission: { decidedBy: string; tableKey: string | null }
  /** Tables that discuss it and decide nothing; nobody waits for them. */
  discussedAt: string[]
  /** Urgent: the coordinator and one member of the public social service decide, the next meeting ratifies. */
  betweenMeetings: boolean
  confirmCaseManager: z.infer<typeof confirmMode>
  /** Role asked before the decision (FE: the responsible social worker), or null. */
  askFirst: string | null
  /** Collaborators to tell at once (FO-01). */
  tell: string[]
  /** Scheda fields that a gate needs and nobody assessed: the preparer asks. */
  ask: string[]
}

/** Routes one referral. Total: every referral has exactly one queue. U0 and U1 are never held by a gate. */
export function routeReferral(profile: Profile, facts: DecisionFacts, context: RouteContext): Route {
  const view = viewOf(facts, context)
  const rule = ruleFor(profile, view)
  const findings = evaluateGates(profile, facts, context)
  const urgent = context.urgency === 'U0' || context.urgency === 'U1'
  const admission = rule.admission ?? profile.routing.admission
  return {
    rule: { id: rule.id, summary: rule.it, facts: rule.facts },
    gate: urgent ? null : (findings.find((finding) => finding.fired) ?? null),
    findings,
    queue: { kind: kindOf(profile, rule.queue), key: rule.queue },
    preparerRole: profile.routing.preparer.role,
    admission: { decidedBy: admission.decidedBy, tableKey: admission.table },
    discussedAt: profile.routing.discussedAt.map((one) => one.table),
    betweenMeetings: urgent,
    confirmCaseManager: caseManagerSeats(profile)[0]?.confirm ?? 'by-person',
    askFirst: askFirst(profile, view),
    tell: collaboratorsFor(profile, view).flatMap((one) => (one.told ? [one.role] : [])),
    ask: [...new Set(findings.flatMap((one) => one.undecidable))],
  }
}

function ruleFor(profile: Profile, view: Record<string, unknown>) {
  const found = profile.routing.rules.find(
    (rule) => rule.when === undefined || ask(rule.when, view).value === true,
  )
  if (!found)
    throw new Error(`Profile ${profile.code} ${profile.version} has no rule that takes every referral`)
  return found
}

function kindOf(profile: Profile, key: string): 'table' | 'equipe' {
  const table = profile.tables[key]
  if (!table) throw new Error(`Profile ${profile.code} ${profile.version} has no table ${key}`)
  return table.kind
}

function askFirst(profile: Profile, view: Record<string, unknown>): string | null {
  const first = profile.routing.askFirst
  return first && ask(first.when, view).value !== false ? first.role : null
}
