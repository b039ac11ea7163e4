import type { referralRef } from '@intarsi/contracts'
import type * as z from 'zod'

/** What every slice says of a referral in its events and rows. */
export type ReferralRef = z.infer<typeof referralRef>
