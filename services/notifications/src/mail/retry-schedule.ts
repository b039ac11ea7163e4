const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** Waits before the second and each later attempt: a day and a half in all, so that a night's outage loses nothing. */
const WAITS_MS = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR, 8 * HOUR, 12 * HOUR]

/** When to try again after that many attempts; null when there has been enough of them. */
export function nextAttempt(attempts: number, now: Date): Date | null {
  const wait = WAITS_MS[attempts - 1]
  return wait === undefined ? null : new Date(now.getTime() + wait)
}
