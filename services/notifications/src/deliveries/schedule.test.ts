import { expect, test } from 'vitest'
import { judgeReply } from './judge-reply.ts'
import { nextAttemptAt, retryAfterMs, WAITS_MS } from './schedule.ts'

const now = new Date('2026-11-24T09:00:00.000Z')
const waitOf = (failed: number, retry: number | null = null, random = 0) => {
  const next = nextAttemptAt(failed, { now, retryAfterMs: retry, random: () => random })
  return next && (next.getTime() - now.getTime()) / 1000
}

test('the schedule is the one of Standard Webhooks, 75 hours and 35 minutes in all, then it ends', () => {
  const waits = WAITS_MS.map((_, i) => waitOf(i))
  expect(waits).toEqual([0, 5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400])
  expect(waits.reduce<number>((sum, wait) => sum + (wait ?? 0), 0)).toBe(75 * 3600 + 35 * 60 + 5)
  expect(waitOf(WAITS_MS.length)).toBeNull()
})

test('jitter makes a wait at most a tenth longer, never shorter', () => {
  expect(waitOf(2, null, 0.999)).toBeCloseTo(330, 0)
  expect(waitOf(2, null, 0)).toBe(300)
})

test("a receiver's Retry-After holds when it is longer, as seconds or as a date, up to a day", () => {
  expect(waitOf(1, retryAfterMs('120', now))).toBe(120)
  expect(waitOf(2, retryAfterMs('120', now))).toBe(300)
  expect(retryAfterMs('Tue, 24 Nov 2026 09:10:00 GMT', now)).toBe(600_000)
  expect(retryAfterMs('Tue, 24 Nov 2020 09:10:00 GMT', now)).toBe(0)
  expect(retryAfterMs('999999999', now)).toBe(86_400_000)
  expect(retryAfterMs('soon', now)).toBeNull()
  expect(retryAfterMs(undefined, now)).toBeNull()
})

test.each([
  [200, 'delivered'],
  [204, 'delivered'],
  [301, 'failed'],
  [307, 'failed'],
  [400, 'failed'],
  [404, 'failed'],
  [410, 'gone'],
  [429, 'throttled'],
  [500, 'failed'],
  [502, 'throttled'],
  [503, 'throttled'],
  [504, 'throttled'],
])('an answer with status %i is %s', (status, outcome) => {
  const reply = { ok: true, status, headers: { 'retry-after': '7' }, body: '', durationMs: 1 } as const
  expect(judgeReply(reply, now)).toMatchObject({ outcome, code: `http-${status}` })
})

test('no answer is a failure with its code', () => {
  expect(judgeReply({ ok: false, error: 'timeout', durationMs: 15_000 }, now)).toMatchObject({
    outcome: 'failed',
    code: 'timeout',
  })
})
