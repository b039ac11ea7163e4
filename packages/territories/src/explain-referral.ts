import { decisionFacts, referrerRole, requestKind, URGENCY_OF, urgency } from '@intarsi/contracts'
import * as z from 'zod'
import { caseManagerSeats } from './case-manager-seats.ts'
import type { RouteContext } from './conditions/view.ts'
import { romeDay } from './days.ts'
import { type DeadlineKey, deadlineOf } from './deadline-of.ts'
import type { GateFinding } from './evaluate-gates.ts'
import { findRole } from './roles.ts'
import { routeReferral } from './route-referral.ts'
import type { Profile } from './schema/profile.ts'
import { seatsFor } from './seats-for.ts'

/** A referral to explain: `referral-submitted` data, or the facts with what else is known of it. */
export const explainInput = z.object({
  facts: decisionFacts,
  urgency: urgency.optional(),
  referrerRole: referrerRole.default('sportello-operator'),
  requestKind: requestKind.default('presa-in-carico'),
  submittedAt: z.iso.datetime().optional(),
  on: z.iso.date().optional(),
})
export type ExplainInput = z.infer<typeof explainInput>

/** What the profile answers for one referral, in words: gates, queue, decision, case manager, seats, deadlines. `today`: used when the referral has no day. */
export function explainReferral(profile: Profile, input: ExplainInput, today: string): string {
  const context: RouteContext = {
    urgency: input.urgency ?? urgencyOf(input),
    referrerRole: input.referrerRole,
    requestKind: input.requestKind,
    on: input.on ?? (input.submittedAt ? romeDay(input.submittedAt) : today),
  }
  return [
    `${profile.name} (${profile.code}), version ${profile.version}; urgency ${context.urgency}, on ${context.on}`,
    '',
    ...routeLines(profile, input, context),
    '',
    ...seatLines(profile, input, context),
    '',
    ...deadlineLines(profile, context),
  ].join('\n')
}

function urgencyOf({ facts }: ExplainInput): RouteContext['urgency'] {
  return facts.urgencyCriteria.map((criterion) => URGENCY_OF[criterion]).sort()[0] ?? 'U3'
}

function routeLines(profile: Profile, input: ExplainInput, context: RouteContext): string[] {
  const route = routeReferral(profile, input.facts, context)
  const decides = profile.tables[route.admission.tableKey ?? '']?.name ?? 'no table'
  const managers = caseManagerSeats(profile, input.facts)
  return [
    `rule          ${route.rule.id}: ${route.rule.summary} [${route.rule.facts.join(', ')}]`,
    `queue         ${profile.tables[route.queue.key]?.name} (${route.queue.kind} ${route.queue.key})`,
    `prepares      ${label(route.preparerRole)}`,
    `decides       ${label(route.admission.decidedBy)}, ${decides}${route.betweenMeetings ? ', between meetings, then ratified' : ''}`,
    ...managers.map(
      (seat) =>
        `${seat.seat.padEnd(13)} ${label(seat.role)}, cap ${seat.cap}, ${seat.confirm} [${seat.facts.join(', ')}]`,
    ),
    ...(route.askFirst ? [`asked first   ${label(route.askFirst)}`] : []),
    ...route.tell.map((role) => `told          ${label(role)}`),
    ...(route.findings.length === 0
      ? ['gates         none holds']
      : route.findings.map((one) => gateLine(one, route.gate))),
  ]
}

function gateLine(finding: GateFinding, acting: GateFinding | null): string {
  const what = finding.fired
    ? `${finding.id} proposes ${finding.proposes} -> ${finding.destination.kind} ${finding.destination.code}`
    : `${finding.id} cannot be decided: ask ${finding.undecidable.join(', ')}`
  const until = finding.until ? `, until ${finding.until}` : ''
  const acts = finding === acting ? ' (acts)' : ' (does not act)'
  return `gate          ${what}${until}${acts}: ${finding.summary} [${finding.facts.join(', ')}]`
}

function seatLines(profile: Profile, input: ExplainInput, context: RouteContext): string[] {
  const plan = seatsFor(profile, input.facts, context)
  return plan.seats.map((seat) => {
    const state = seat.needed ? 'needed' : seat.mode === 'on-call' ? 'on call' : 'not needed'
    const open = seat.undecidable.length > 0 ? ` (not assessed: ${seat.undecidable.join(', ')})` : ''
    return `seat          ${state.padEnd(11)} ${label(seat.role)}${open} [${seat.facts.join(', ')}]`
  })
}

const SHOWN: readonly DeadlineKey[] = [
  'firstRead',
  'decision',
  'managerAnswer',
  'householdTold',
  'firstInterview',
  'horizon',
]

function deadlineLines(profile: Profile, context: RouteContext): string[] {
  return SHOWN.map((key) => {
    const { facts, ...span } = deadlineOf(profile, key, context.urgency)
    const text = Object.entries(span).map(([unit, amount]) => `${unit} ${amount}`)
    return `deadline      ${key}: ${text.join(', ')} [${facts.join(', ')}]`
  })
}

const label = (code: string) => findRole(code)?.it ?? code
