import { expect, test } from 'vitest'
import { timesOf } from './measure.ts'

const load = { perSecond: 1, seconds: 2, warmUpSeconds: 1, seed: 1 }
const request = (id: string, intendedAt: number) => ({ id, key: id, intendedAt, answeredAt: intendedAt + 5 })
const offered = {
  startedAt: 0,
  endedAt: 3_000,
  lateMs: [0],
  requests: [request('warm-up', 500), request('a', 1_000), request('b', 2_000), request('c', 2_900)],
}

test('the warm-up is left out, and latency goes from when a request was due to its last commit', () => {
  const done = new Map([
    ['warm-up', 900],
    ['a', 1_040],
    ['b', 2_020],
    ['c', 2_930],
  ])
  const times = timesOf(offered, done, load)
  expect(times.offered).toBe(3)
  expect(times.latency.max).toBeCloseTo(40, 0)
  expect(times.answered.p50).toBeCloseTo(5, 1)
  expect(times.achievedPerSecond).toBe(1.5)
  expect(times).toMatchObject({ backlog: 0, recoverySeconds: 0 })
})

test('what is done after the end was backlog, and the last of it ends the recovery', () => {
  const done = new Map([
    ['warm-up', 900],
    ['a', 1_040],
    ['b', 3_500],
    ['c', 7_000],
  ])
  expect(timesOf(offered, done, load)).toMatchObject({
    backlog: 2,
    recoverySeconds: 4,
    achievedPerSecond: 0.5,
  })
})

test('what is never done is backlog, and in no percentile', () => {
  const times = timesOf(offered, new Map([['a', 1_010]]), load)
  expect(times.backlog).toBe(3)
  expect(times.latency).toMatchObject({ count: 1 })
})
