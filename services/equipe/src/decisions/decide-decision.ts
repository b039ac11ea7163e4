import type { ReferralState } from '@intarsi/contracts'
import { type Accepted, accept, type Rejected, reject } from '@intarsi/kernel'
import { decideQuestion, type Rounds } from '../referrals/ask-information.ts'
import { mayMove, type ReferralCommand } from '../referrals/states.ts'
import type { DecisionBody } from './decision-body.ts'
import { decideGround, type GroundContext } from './grounds.ts'
import type { DecisionKind } from './tables.ts'

export type DecisionContext = {
  state: ReferralState
  questions: Rounds
  /** Times the table put it off already. */
  deferrals: number
  /** Whether there is something to join: an open PIC, or the referral named. */
  joinable: boolean
  ground: GroundContext
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
  if (body.kind === 'decline' || body.kind === 'redirect') return decideGround(context.ground, body)
  if (body.kind === 'ask-information') return decideQuestion(context.questions, body.fields)
  if (body.kind === 'defer') return decideDeferral(context, body)
  if (body.kind === 'join' && !context.joinable)
    return reject('nothing-to-join', 'The household has no open case and no other open referral of this id.')
  return accept()
}

type Deferral = Extract<DecisionBody, { kind: 'defer' }>

function decideDeferral({ deferrals, ground }: DecisionContext, { reason, until }: Deferral): Answer {
  if (until && until <= ground.today)
    return reject('date-not-to-come', 'Defer to a day still to come.', { until })
  if (until && !reason) return reject('deferral-needs-reason', 'Say why it waits until that day.', { until })
  if (deferrals < MAX_DEFERRALS_WITHOUT_REASON || reason) return accept()
  return reject('deferral-needs-reason', 'The third deferral needs a reason; the coordinator is told.', {
    deferrals,
  })
}
