import { accept, type Decision, reject } from '@intarsi/kernel'
import type { ExpertKind, ExpertRequestState } from './tables.ts'

type Machine = Readonly<Partial<Record<ExpertRequestState, readonly ExpertRequestState[]>>>

/** The machines of section 3.3: what may follow what. What nobody wants any more is closed. */
const EXPERT: Machine = {
  requested: ['assigned', 'closed'],
  assigned: ['assigned', 'scheduled', 'closed'],
  scheduled: ['scheduled', 'assigned', 'done', 'closed'],
  done: ['became-referral', 'closed'],
}
/** A peer training gathers the requests of several sportelli around one of them. */
const PEER_TRAINING: Machine = {
  requested: ['grouped', 'closed'],
  grouped: ['grouped', 'scheduled', 'closed'],
  scheduled: ['scheduled', 'held', 'closed'],
  held: ['evaluated'],
}

export type ExpertMove = {
  to: ExpertRequestState
  expertId?: string | undefined
  scheduledOn?: string | undefined
  referralNumber?: string | undefined
  trainingId?: string | undefined
  evaluation?: string | undefined
}

export type Moved = {
  state: ExpertRequestState
  expert_id?: string
  scheduled_on?: string
  referral_number?: string
  training_id?: string
  evaluation?: string
}

/** What a step cannot be taken without. */
const NEEDS: Readonly<Partial<Record<ExpertRequestState, Exclude<keyof ExpertMove, 'to'>>>> = {
  assigned: 'expertId',
  scheduled: 'scheduledOn',
  'became-referral': 'referralNumber',
  grouped: 'trainingId',
  evaluated: 'evaluation',
}

/** Who comes, when, or what became of it. Pure. */
export function decideExpertMove(
  { kind, state }: { kind: ExpertKind; state: ExpertRequestState },
  move: ExpertMove,
): Decision<Moved, 'not-allowed-now' | 'incomplete-move'> {
  const next = (kind === 'peer-training' ? PEER_TRAINING : EXPERT)[state] ?? []
  if (!next.includes(move.to)) {
    const detail = `From ${state} this request goes to: ${next.join(', ') || 'nowhere'}.`
    return reject('not-allowed-now', detail, { next })
  }
  const needed = NEEDS[move.to]
  if (needed && !move[needed]) return reject('incomplete-move', `To be ${move.to} it needs: ${needed}.`)
  return accept({
    state: move.to,
    ...(move.expertId ? { expert_id: move.expertId } : {}),
    ...(move.scheduledOn ? { scheduled_on: move.scheduledOn } : {}),
    ...(move.referralNumber ? { referral_number: move.referralNumber } : {}),
    ...(move.trainingId ? { training_id: move.trainingId } : {}),
    ...(move.evaluation ? { evaluation: move.evaluation } : {}),
  })
}
