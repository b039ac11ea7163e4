import type { ReferralState } from '@intarsi/contracts'
import { type Accepted, accept, type Rejected, reject } from '@intarsi/kernel'
import { decideQuestion } from '../referrals/ask-information.ts'
import { mayMove, type ReferralCommand } from '../referrals/states.ts'
import { type DecisionBody, GROUNDS, NOT_GROUNDS } from './decision-body.ts'
import type { DecisionKind } from './tables.ts'

export type DecisionContext = {
  state: ReferralState
  questionRounds: number
  /** Times the table put it off already. */
  deferrals: number
  /** Whether there is something to join: an open PIC, or the referral named. */
  joinable: boolean
}

type Answer = Accepted<never> | Rejected

const MAX_DEFERRALS_WITHOUT_REASON = 2

const COMMANDS: Readonly<Record<DecisionKind, ReferralCommand>> = {
  admit: 'admit',
  'admit-waiting-list': 'admit-waiting-list',
  'ask-information': 'decide-ask-information',
  defer: 'defer',
  redirect: 'redirect',
  decline: 'decline',
  advise: 'advise',
  join: 'join',
}

export function commandOf(kind: DecisionKind): ReferralCommand {
  return COMMANDS[kind]
}

/** Whether this decision may be taken on this referral; a file that is not ready may be decided. */
export function decideDecision(context: DecisionContext, body: DecisionBody): Answer {
  const may = mayMove(context.state, commandOf(body.kind))
  if (!may.ok) return may
  if (body.kind === 'decline' || body.kind === 'redirect') return decideGround(body.reason)
  if (body.kind === 'ask-information') return decideQuestion(context.questionRounds, body.fields)
  if (body.kind === 'defer') return decideDeferral(context.deferrals, body.reason)
  if (body.kind === 'join' && !context.joinable)
    return reject('nothing-to-join', 'The household has no open case and no other open referral of this id.')
  return accept()
}

function decideGround(reason: string): Answer {
  const instead = NOT_GROUNDS[reason]
  if (instead) return reject('not-a-ground', instead, { reason })
  if (GROUNDS.some((ground) => ground === reason)) return accept()
  return reject('unknown-reason', `"${reason}" is no reason of the list.`, { reason, known: GROUNDS })
}

function decideDeferral(deferrals: number, reason: string | undefined): Answer {
  if (deferrals < MAX_DEFERRALS_WITHOUT_REASON || reason) return accept()
  return reject('deferral-needs-reason', 'The third deferral needs a reason; the coordinator is told.', {
    deferrals,
  })
}
