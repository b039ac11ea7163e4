import type { Territory, Urgency } from '@intarsi/contracts'
import { type DeadlineKey, deadlineOf, type Profile, type Route } from '@intarsi/territories'
import { romeDay, romeInstant } from '../rome-time.ts'
import { type DueTerm, dueAfter, isUrgent } from './due.ts'

/** The telephone call that goes with a first read (U0): done when a call to the household is recorded. */
export const FIRST_CALL = 'first-call'

export type RoutedState = 'routed' | 'awaiting-precondition' | 'waiting-until' | 'exclusion-proposed'

export type PlannedDeadline = { kind: string; dueAt: Date; remindAt?: Date }

/** Everything that follows from a route before anybody is chosen or any table looked up. */
export type RoutingPlan = {
  state: RoutedState
  /** Whose queue: that of the table or équipe which reads, or the coordinator's. */
  queue: 'reader' | 'coordinator'
  /** Takes a place on the next meeting with a free one. */
  onAgenda: boolean
  prepared: boolean
  caseManagerProposed: boolean
  nextStep: string
  nextStepOn: string
  deadlines: PlannedDeadline[]
  /** The gate's reason, a code; null when nothing holds the referral. */
  reason: string | null
  /** The named service or measure, when it holds the referral. */
  service: string | null
  tellCoordinator: boolean
}

export type RoutingContext = {
  urgency: Urgency
  now: Date
  /** When the term for a decision starts to run: at submission, or when a parked referral resumes. */
  decisionFrom: Date
  disputedWith: Territory | null
  /** ISO weekdays of whoever reads it; left out: the office's. */
  weekdays?: readonly number[] | undefined
}

/**
 * What a route means for a referral. A gate parks it or proposes an exclusion to the coordinator; it never excludes.
 * U0 and U1 are held by no gate: they are read at once and decided between meetings. Only a referral that somebody
 * reads takes a preparer and a case manager; a parked one takes them when it resumes.
 */
export function decideRouting(route: Route, profile: Profile, context: RoutingContext): RoutingPlan {
  const plan = gatePlan(route, profile, context) ?? readPlan(route, profile, context)
  if (!context.disputedWith) return plan
  const term = due(profile, { ...context, weekdays: undefined }, 'competenceDispute')
  return {
    ...plan,
    tellCoordinator: true,
    deadlines: [...plan.deadlines, { kind: 'competence-dispute', ...term }],
  }
}

/** When the decision is due by the plan, or was due already: the earlier. */
export function decideByOf({ deadlines }: RoutingPlan, already?: Date): Date | undefined {
  const due = deadlines.find(({ kind }) => kind === 'decision')?.dueAt
  return due && already && already < due ? already : due
}

function readPlan(route: Route, profile: Profile, context: RoutingContext): RoutingPlan {
  const firstRead = due(profile, context, 'firstRead')
  const decision = due(profile, { ...context, now: context.decisionFrom }, 'decision')
  return {
    state: 'routed',
    queue: 'reader',
    onAgenda: true,
    prepared: true,
    caseManagerProposed: true,
    nextStep: route.askFirst ? 'ask-social-worker' : 'first-read',
    nextStepOn: romeDay(firstRead.dueAt),
    deadlines: [
      { kind: 'first-read', ...firstRead },
      ...(deadlineOf(profile, 'firstRead', context.urgency).call ? [{ kind: FIRST_CALL, ...firstRead }] : []),
      { kind: 'decision', ...decision },
    ],
    reason: null,
    service: null,
    tellCoordinator: route.betweenMeetings,
  }
}

function gatePlan(route: Route, profile: Profile, context: RoutingContext): RoutingPlan | null {
  const { gate } = route
  if (!gate || isUrgent(context.urgency)) return null
  const held = {
    onAgenda: false,
    caseManagerProposed: false,
    reason: gate.reason,
    service: gate.destination.code,
    tellCoordinator: true,
  }
  if (gate.kind === 'precondition') return { ...held, ...preconditionPlan(profile, context) }
  if (gate.kind === 'other-measure') return { ...held, ...exclusionPlan(profile, context) }
  const until = gate.until ?? romeDay(due(profile, context, 'preconditionWait').dueAt)
  // Who knows no day of the exit is not waited for in silence: it is asked for, and again when the wait ends.
  const nextStep = gate.undecidable.includes('leavesOn') ? 'say-exit-date' : 'wake-up'
  return until <= romeDay(context.now) ? null : { ...held, ...waitPlan(until), nextStep }
}

function preconditionPlan(profile: Profile, context: RoutingContext) {
  const term = due(profile, context, 'preconditionWait')
  return {
    state: 'awaiting-precondition' as const,
    queue: 'reader' as const,
    prepared: true,
    nextStep: 'meet-requirement',
    nextStepOn: romeDay(term.dueAt),
    deadlines: [{ kind: 'precondition-wait', ...term }],
  }
}

function exclusionPlan(profile: Profile, context: RoutingContext) {
  const term = due(profile, context, 'exclusionConfirm')
  return {
    state: 'exclusion-proposed' as const,
    queue: 'coordinator' as const,
    prepared: false,
    nextStep: 'confirm-exclusion',
    nextStepOn: romeDay(term.dueAt),
    deadlines: [{ kind: 'exclusion-confirm', ...term }],
  }
}

function waitPlan(until: string) {
  return {
    state: 'waiting-until' as const,
    queue: 'coordinator' as const,
    prepared: false,
    nextStepOn: until,
    deadlines: [{ kind: 'waiting-until', dueAt: romeInstant(until, '08:00') }],
  }
}

function due(profile: Profile, { urgency, now, weekdays }: RoutingContext, key: DeadlineKey): DueTerm {
  return dueAfter(profile, { key, urgency, from: now, ...(weekdays ? { weekdays } : {}) })
}
