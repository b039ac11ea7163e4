import { setTimeout as pause } from 'node:timers/promises'

/** How long a scrape waits for what is read elsewhere, milliseconds: a collector gives up after ten seconds. */
const DEADLINE_MS = 3_000

/**
 * Reads once for all gauges of a scrape, which ask at the same time. Answers undefined when that fails or takes too long:
 * what is not known is left out of a scrape, not shown as zero or as it was before.
 */
export function readOnce<Value>(
  read: () => Promise<Value>,
  deadlineMs = DEADLINE_MS,
): () => Promise<Value | undefined> {
  let running: Promise<Value | undefined> | undefined
  return () => {
    running ??= inTime(read, deadlineMs).finally(() => {
      running = undefined
    })
    return running
  }
}

async function inTime<Value>(read: () => Promise<Value>, deadlineMs: number): Promise<Value | undefined> {
  const waiting = new AbortController()
  try {
    return await Promise.race([read(), pause(deadlineMs, undefined, { signal: waiting.signal })])
  } catch {
    // Alerts are on what is missing; readiness and the log say why.
    return undefined
  } finally {
    waiting.abort()
  }
}
