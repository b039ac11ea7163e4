import { accept, type Decision, reject } from '@intarsi/kernel'
import type { ExpertRequestState } from './tables.ts'

/** The machine of section 3.3: what may follow what. */
const NEXT: Readonly<Record<ExpertRequestState, readonly ExpertRequestState[]>> = {
  requested: ['assigned', 'closed'],
  assigned: ['assigned', 'scheduled', 'closed'],
  scheduled: ['scheduled', 'assigned', 'done', 'closed'],
  done: ['became-referral', 'closed'],
  'became-referral': [],
  closed: [],
}

export type ExpertMove = {
  to: ExpertRequestState
  expertId?: string | undefined
  scheduledOn?: string | undefined
  referralNumber?: string | undefined
}

type Moved = {
  state: ExpertRequestState
  expert_id?: string
  scheduled_on?: string
  referral_number?: string
}

/** Who comes, when, or what became of it. Pure. */
export function decideExpertMove(
  from: ExpertRequestState,
  move: ExpertMove,
): Decision<Moved, 'not-allowed-now' | 'incomplete-move'> {
  const next = NEXT[from]
  if (!next.includes(move.to)) {
    return reject('not-allowed-now', `From ${from} this request goes to: ${next.join(', ') || 'nowhere'}.`, {
      next,
    })
  }
  const missing = missingOf(move)
  if (missing) return reject('incomplete-move', `To be ${move.to} it needs ${missing}.`)
  return accept({
    state: move.to,
    ...(move.expertId ? { expert_id: move.expertId } : {}),
    ...(move.scheduledOn ? { scheduled_on: move.scheduledOn } : {}),
    ...(move.referralNumber ? { referral_number: move.referralNumber } : {}),
  })
}

function missingOf({ to, expertId, scheduledOn, referralNumber }: ExpertMove): string | null {
  if (to === 'assigned' && !expertId) return 'an expertId'
  if (to === 'scheduled' && !scheduledOn) return 'a scheduledOn'
  if (to === 'became-referral' && !referralNumber) return 'a referralNumber'
  return null
}
