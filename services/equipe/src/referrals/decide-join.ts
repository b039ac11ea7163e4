import type { ReferralState } from '@intarsi/contracts'
import { isOpen } from './states.ts'

type Side = { picId: string | null; referrals: { referralId: string; state: ReferralState }[] }

export type JoinPlan = {
  /** Open referrals that end, because the household is followed or read on another one. */
  close: string[]
  /** The PIC that goes on, when there is one; else the referral that does, where any ends. */
  picId: string | null
  referralId: string | null
  /** The joined household's PIC, when the surviving one has its own: a household has at most one. */
  closePicId: string | null
}

/**
 * Two households are one: what goes on is the open PIC (the surviving household's first), else the surviving
 * household's open referrals, else those of the joined one. Nothing open on one side leaves the other as it is.
 */
export function decideJoin(joined: Side, surviving: Side): JoinPlan {
  const picId = surviving.picId ?? joined.picId
  const closePicId = surviving.picId ? joined.picId : null
  const open = (side: Side) => side.referrals.filter((one) => isOpen(one.state)).map((one) => one.referralId)
  if (picId) return { picId, closePicId, referralId: null, close: [...open(joined), ...open(surviving)] }
  const [referralId = null] = open(surviving)
  return { picId, closePicId, referralId, close: referralId === null ? [] : open(joined) }
}
