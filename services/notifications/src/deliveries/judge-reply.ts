import type { Reply } from '../outbound/safe-client.ts'
import { retryAfterMs } from './schedule.ts'

/** What an attempt came to. `gone` ends the endpoint; `throttled` makes all of it wait, not this event alone. */
export type Verdict = {
  outcome: 'delivered' | 'failed' | 'throttled' | 'gone'
  /** Code for the record: `http-503`, `timeout`, `refused: address`. */
  code: string
  retryAfterMs: number | null
}

const THROTTLED = new Set([429, 502, 503, 504])

/** 2xx is received; 410 ends it; 429, 502, 503 and 504 ask for less; everything else, redirects too, failed. */
export function judgeReply(reply: Reply, now: Date): Verdict {
  if (!reply.ok) return { outcome: 'failed', code: reply.error, retryAfterMs: null }
  const code = `http-${reply.status}`
  const wait = retryAfterMs(reply.headers['retry-after'], now)
  if (reply.status >= 200 && reply.status < 300) return { outcome: 'delivered', code, retryAfterMs: null }
  if (reply.status === 410) return { outcome: 'gone', code, retryAfterMs: null }
  return { outcome: THROTTLED.has(reply.status) ? 'throttled' : 'failed', code, retryAfterMs: wait }
}
