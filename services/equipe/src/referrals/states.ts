import type { ReferralState } from '@intarsi/contracts'
import { type Accepted, accept, type Rejected, reject } from '@intarsi/kernel'

/** What moves a referral; each is one row of section 3.1 of the state reference. */
export type ReferralCommand = keyof typeof MOVES

/** Open before anybody decided: what the sender may still amend or withdraw. */
const BEFORE_DECISION = [
  'routed',
  'under-review',
  'info-requested',
  'awaiting-precondition',
  'waiting-until',
  'exclusion-proposed',
  'ready',
] as const satisfies ReferralState[]

const AT_THE_TABLE = ['routed', 'under-review', 'ready'] as const satisfies ReferralState[]

const OPEN = [...BEFORE_DECISION, 'waiting-list', 'handing-over'] as const satisfies ReferralState[]

const CLOSED = [
  'admitted',
  'handed-over',
  'advised',
  'joined',
  'withdrawn',
  'void',
] as const satisfies ReferralState[]

const ROUTED_TO = [
  'routed',
  'awaiting-precondition',
  'waiting-until',
  'exclusion-proposed',
] as const satisfies ReferralState[]

type Move = { from: readonly ReferralState[]; to: readonly ReferralState[] }

const move = (from: readonly ReferralState[], to: readonly ReferralState[]): Move => ({ from, to })

/** Where each command may start and where it may lead. Deferring and amending may leave the state as it is. */
export const MOVES = {
  route: move(['submitted'], ROUTED_TO),
  'open-referral': move(['routed', 'under-review'], ['under-review']),
  'complete-file': move(['routed', 'under-review'], ['ready']),
  'ask-information': move(['under-review'], ['info-requested']),
  'answer-information': move(['info-requested'], ['under-review']),
  'information-overdue': move(['info-requested'], ['under-review']),
  'meet-requirement': move(['awaiting-precondition', 'waiting-until'], ROUTED_TO),
  'wake-up': move(['waiting-until'], ROUTED_TO),
  'requirement-overdue': move(['awaiting-precondition'], ['exclusion-proposed']),
  'confirm-exclusion': move(['exclusion-proposed'], ['handing-over']),
  'override-gate': move(['exclusion-proposed'], ['routed']),
  admit: move(AT_THE_TABLE, ['admitted', 'joined']),
  'admit-waiting-list': move(AT_THE_TABLE, ['waiting-list']),
  'decide-ask-information': move(AT_THE_TABLE, ['info-requested']),
  defer: move(AT_THE_TABLE, AT_THE_TABLE),
  redirect: move([...AT_THE_TABLE, 'waiting-list'], ['handing-over', ...AT_THE_TABLE, 'waiting-list']),
  decline: move([...AT_THE_TABLE, 'waiting-list'], ['handing-over']),
  advise: move(AT_THE_TABLE, ['advised']),
  join: move(AT_THE_TABLE, ['joined']),
  'start-presa-in-carico': move(['waiting-list'], ['admitted', 'joined']),
  /** Another territory of the region that takes it reads it there. */
  'confirm-handover': move(['handing-over'], ['handed-over', ...ROUTED_TO]),
  'handover-failed': move(['handing-over'], ['routed']),
  amend: move(BEFORE_DECISION, [...BEFORE_DECISION]),
  'change-urgency': move(OPEN, [...OPEN]),
  'migrate-profile': move(OPEN, [...OPEN]),
  withdraw: move(BEFORE_DECISION, ['withdrawn']),
  'confirm-duplicate': move(OPEN, ['joined']),
  'split-household': move(['joined'], ROUTED_TO),
  /** Its household was joined into another, or stands for itself again: same state, another id. */
  'follow-household': move(OPEN, [...OPEN]),
  'transfer-competence': move(OPEN, ROUTED_TO),
  /** Its case is, or may be, followed by another territory: the referral stays admitted. */
  'transfer-case': move(['admitted'], ['admitted']),
  /** Something is said of it, and it stays where it is. */
  stay: move(OPEN, [...OPEN]),
  /** The meeting it waits for moved, was cancelled or ended: same state, another date. */
  'change-meeting': move(OPEN, [...OPEN]),
  void: move([...OPEN, ...CLOSED], ['void']),
  'correct-decision': move(
    ['info-requested', 'waiting-list', 'handing-over', 'handed-over', 'advised', 'joined', 'admitted'],
    ['routed'],
  ),
  /** After the decision was taken back: placed anew, at a new meeting. */
  'annul-decision': move(AT_THE_TABLE, ROUTED_TO),
} as const satisfies Record<string, Move>

export const OPEN_STATES: readonly ReferralState[] = OPEN
export const CLOSED_STATES: readonly ReferralState[] = CLOSED

export function isOpen(state: ReferralState): boolean {
  return OPEN_STATES.includes(state)
}

export function isBeforeDecision(state: string): boolean {
  return (BEFORE_DECISION as readonly string[]).includes(state)
}

/**
 * Whether a command may start from a state. Refusals: `referral-closed` when nothing moves it any more,
 * `referral-state-forbids` when it is open but elsewhere on its way; both say the state and where the command starts.
 */
export function mayMove(
  state: ReferralState,
  command: ReferralCommand,
): Accepted<never> | Rejected<'referral-closed' | 'referral-state-forbids'> {
  const from: readonly ReferralState[] = MOVES[command].from
  if (from.includes(state) && !(command === 'void' && state === 'void')) return accept()
  const extra = { state, command, startsFrom: from }
  if (CLOSED_STATES.includes(state))
    return reject('referral-closed', `The referral is closed (${state}).`, extra)
  return reject(
    'referral-state-forbids',
    `A referral that is ${state} cannot take the command ${command}.`,
    extra,
  )
}

/** Throws when a command would leave its own row of the table: a bug, never an answer. */
export function assertMove(from: ReferralState, command: ReferralCommand, to: ReferralState): void {
  const { from: starts, to: ends }: Move = MOVES[command]
  if (!starts.includes(from) || !ends.includes(to))
    throw new Error(`The state machine has no ${command} from ${from} to ${to}`)
}
