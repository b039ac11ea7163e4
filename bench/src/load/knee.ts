export type Step = { perSecond: number; sustained: boolean }

/** How near the search comes to the knee: the rate that fails is at most this much above the one that holds. */
const NEAR = 1.2
const LEAST_PER_SECOND = 5

/**
 * The rate to try next when looking for the greatest that a system sustains: twice as much until one is too much, then
 * between. Null: near enough, or nothing holds.
 */
export function nextRate(tried: readonly Step[], first: number): number | null {
  const held = Math.max(0, ...tried.filter(({ sustained }) => sustained).map(({ perSecond }) => perSecond))
  const failed = Math.min(
    Number.POSITIVE_INFINITY,
    ...tried
      .filter(({ sustained, perSecond }) => !sustained && perSecond > held)
      .map(({ perSecond }) => perSecond),
  )
  if (tried.length === 0) return first
  if (failed === Number.POSITIVE_INFINITY) return held * 2
  if (held === 0) return failed / 2 >= LEAST_PER_SECOND ? Math.round(failed / 2) : null
  return failed / held <= NEAR ? null : Math.round(Math.sqrt(held * failed))
}

/** The greatest rate that was sustained; 0 when none was. */
export function kneeOf(tried: readonly Step[]): number {
  return Math.max(0, ...tried.filter(({ sustained }) => sustained).map(({ perSecond }) => perSecond))
}

export type Kept = { offered: number; seconds: number; backlog: number; refused: number }

const BACKLOG_SECONDS = 0.5

/** A rate is sustained when nothing is refused and at the end less waits than arrives in half a second. */
export function isSustained({ offered, seconds, backlog, refused }: Kept): boolean {
  return refused === 0 && backlog <= Math.max(5, (offered / seconds) * BACKLOG_SECONDS)
}
