import type { Rejected } from '@intarsi/kernel'
import type { Referral } from './referral.ts'

/** What a command on a referral answers: the referral as it is now, or the business "no". */
export type Outcome = { ok: true; referral: Referral } | Rejected

export function done(referral: Referral): Outcome {
  return { ok: true, referral }
}
