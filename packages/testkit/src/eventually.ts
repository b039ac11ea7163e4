import { setTimeout as pause } from 'node:timers/promises'

const FIRST_PAUSE_MS = 2
const LONGEST_PAUSE_MS = 50

type Falsy = false | 0 | '' | null | undefined

/**
 * Waits until the condition answers something truthy and answers that. Asks again after short pauses.
 * An assertion that throws counts as "not yet"; after the deadline the last error is thrown.
 */
export async function eventually<Result>(
  condition: () => Result | Promise<Result>,
  { deadlineMs = 10_000 }: { deadlineMs?: number } = {},
): Promise<Exclude<Awaited<Result>, Falsy>> {
  const deadline = performance.now() + deadlineMs
  let pauseMs = FIRST_PAUSE_MS
  for (;;) {
    const outcome = await attempt(condition)
    if (outcome.ok) return outcome.value as Exclude<Awaited<Result>, Falsy>
    if (performance.now() >= deadline)
      throw outcome.error ?? new Error(`not true after ${deadlineMs} ms: ${condition}`)
    await pause(pauseMs)
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)
  }
}

async function attempt(condition: () => unknown): Promise<{ ok: boolean; value?: unknown; error?: unknown }> {
  try {
    const value = await condition()
    return { ok: Boolean(value), value }
  } catch (error) {
    return { ok: false, error }
  }
}
