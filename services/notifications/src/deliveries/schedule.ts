const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** Waits before each attempt (Standard Webhooks 1.0): the first at once, ten in all, over three days and three hours. */
export const WAITS_MS = [
  0,
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
] as const

const JITTER = 0.1
const LONGEST_RETRY_AFTER_MS = 24 * HOUR

/**
 * When to try again after that many attempts of the schedule have failed; null when it is at its end. Up to a tenth
 * longer, so that what failed together does not come together; never before the receiver's `Retry-After`.
 */
export function nextAttemptAt(
  failed: number,
  { now, retryAfterMs, random }: { now: Date; retryAfterMs: number | null; random: () => number },
): Date | null {
  const wait = WAITS_MS[failed]
  if (wait === undefined) return null
  const jittered = wait * (1 + JITTER * random())
  return new Date(now.getTime() + Math.max(jittered, retryAfterMs ?? 0))
}

/** `Retry-After` as seconds or a date, in milliseconds from now, a day at most; null when it says nothing usable. */
export function retryAfterMs(header: string | undefined, now: Date): number | null {
  if (header === undefined) return null
  const wait = /^\d+$/.test(header.trim()) ? Number(header) * SECOND : Date.parse(header) - now.getTime()
  return Number.isNaN(wait) ? null : Math.min(Math.max(wait, 0), LONGEST_RETRY_AFTER_MS)
}
