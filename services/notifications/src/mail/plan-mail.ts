import type { EmailPreference } from '../schema.ts'
import { romeInstant, romeTime } from './rome-time.ts'

/** The morning digest leaves at 8:30 in Italy (`referral-and-states.md` section 6, default). */
export const DIGEST_TIME = '08:30'
/** Urgent notices to one person within this time share a mail, so that ten urgent referrals are not ten mails. */
export const GATHER_MS = 60_000

export type WaitingNotice = {
  id: string
  mailing: 'at-once' | 'digest'
  urgency: string | null
  createdAt: Date
}
export type MailPlan =
  | { send: 'at-once'; notices: WaitingNotice[] }
  | { send: 'morning-digest'; day: string; notices: WaitingNotice[] }

type Situation = {
  now: Date
  preference: Exclude<EmailPreference, 'off'>
  waiting: WaitingNotice[]
  lastAtOnce: Date | null
  lastDigestDay: string | null
}

/**
 * Which mails one person is due now. At once: what is urgent (U0 without waiting, the rest at most one mail a minute),
 * or everything when the person chose so. What remains goes with one digest a day.
 */
export function planMail(situation: Situation): MailPlan[] {
  const { now, preference, waiting, lastAtOnce, lastDigestDay } = situation
  const atOnce = waiting.filter((notice) => goesAtOnce(notice, preference))
  const digest = waiting.filter((notice) => !goesAtOnce(notice, preference))
  const plans: MailPlan[] = []
  const gathered = lastAtOnce === null || now.getTime() - lastAtOnce.getTime() >= GATHER_MS
  if (atOnce.length > 0 && (gathered || atOnce.some((notice) => notice.urgency === 'U0'))) {
    plans.push({ send: 'at-once', notices: atOnce })
  }
  const { day, cutoff } = digestOf(now)
  const gatheredForToday = digest.filter((notice) => notice.createdAt <= cutoff)
  if (gatheredForToday.length > 0 && now >= cutoff && lastDigestDay !== day) {
    plans.push({ send: 'morning-digest', day, notices: gatheredForToday })
  }
  return plans
}

/** Today's digest in Italy: its day, and the instant up to which notices belong to it. */
export function digestOf(now: Date): { day: string; cutoff: Date } {
  const { day } = romeTime(now)
  return { day, cutoff: romeInstant(day, DIGEST_TIME) }
}

function goesAtOnce(notice: WaitingNotice, preference: EmailPreference): boolean {
  if (preference === 'all-at-once') return true
  return preference === 'urgent-at-once' && notice.mailing === 'at-once'
}
