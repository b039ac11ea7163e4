import { type Accepted, accept, type Rejected, reject } from '@intarsi/kernel'
import { Temporal } from 'temporal-polyfill'
import { romeDay } from '../rome-time.ts'

const RESUME_MONTHS = 12

export function decideClosing(pic: { closed_at: Date | null }): Accepted<never> | Rejected<'pic-closed'> {
  if (!pic.closed_at) return accept()
  return reject('pic-closed', 'The integrated case is closed.', { closedAt: pic.closed_at.toISOString() })
}

/** The horizon is extended once, by as many months as the territory's file says. */
export function decideExtension(
  pic: { closed_at: Date | null; extended_at: Date | null },
  months: number | undefined,
): Accepted<never> | Rejected<'pic-closed' | 'already-extended' | 'no-extension'> {
  const open = decideClosing(pic)
  if (!open.ok) return open
  if (!months) return reject('no-extension', 'The territory foresees no extension of the horizon.')
  if (!pic.extended_at) return accept()
  const extendedAt = pic.extended_at.toISOString()
  return reject('already-extended', 'The horizon was extended already: once is what is foreseen.', {
    extendedAt,
  })
}

/** Within 12 months the same case goes on; later a new referral opens another. */
export function decideResume(
  pic: { closed_at: Date | null; outcome: string | null },
  now: Date,
): Accepted<never> | Rejected<'pic-open' | 'pic-transferred' | 'resume-too-late'> {
  if (!pic.closed_at) return reject('pic-open', 'The integrated case is open.')
  if (pic.outcome === 'transferred')
    return reject('pic-transferred', 'The household is followed elsewhere: its case goes on there.')
  const until = Temporal.PlainDate.from(romeDay(pic.closed_at)).add({ months: RESUME_MONTHS }).toString()
  if (romeDay(now) <= until) return accept()
  return reject('resume-too-late', `It could be resumed until ${until}: a new referral opens another case.`, {
    until,
  })
}
