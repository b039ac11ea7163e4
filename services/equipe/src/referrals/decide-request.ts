import type { ReferralState } from '@intarsi/contracts'
import { isBeforeDecision } from './states.ts'

/** States in which a person follows the household already: what the sender says is for that person. */
const FOLLOWED: readonly ReferralState[] = ['admitted', 'joined', 'waiting-list', 'handing-over']

export type RequestEffect = 'apply' | 'pass-on' | 'refuse'

/**
 * What becomes of an amendment or a withdrawal. Before the decision it takes effect; after it, it is a *variazione* for
 * the case manager (a withdrawal is then the PIC's closing, a person's act); a referral closed otherwise stays closed.
 */
export function decideRequest(state: ReferralState): RequestEffect {
  if (isBeforeDecision(state)) return 'apply'
  return FOLLOWED.includes(state) ? 'pass-on' : 'refuse'
}
