import { expect, test } from 'vitest'
import { latencyOf, pooled, spreadOf } from './latency.ts'

test('percentiles are those of the sorted times, to three digits', () => {
  const times = Array.from({ length: 1_000 }, (_, index) => index + 1)
  const latency = latencyOf(times)
  expect(latency.count).toBe(1_000)
  expect(latency.p50 / 500).toBeCloseTo(1, 2)
  expect(latency.p95 / 950).toBeCloseTo(1, 2)
  expect(latency.p99 / 990).toBeCloseTo(1, 2)
  expect(latency.p999 / 999).toBeCloseTo(1, 2)
  expect(latency.max / 1_000).toBeCloseTo(1, 2)
})

test('one slow request in a thousand shows in p99.9 and the greatest, not in p99', () => {
  const latency = latencyOf([...Array.from({ length: 998 }, () => 2), 3_000, 3_000])
  expect(latency.p99).toBeLessThan(2.1)
  expect(latency.p999).toBeGreaterThan(2_900)
  expect(latency.max).toBeGreaterThan(2_900)
})

test('nothing measured has no figures', () => {
  expect(latencyOf([])).toMatchObject({ count: 0, p50: 0, p95: 0, p99: 0, p999: 0, max: 0 })
})

test('runs are put together by all of their times, not by their figures', () => {
  const fast = latencyOf(Array.from({ length: 990 }, () => 2))
  const slow = latencyOf(Array.from({ length: 10 }, () => 3_000))
  const both = pooled([fast, slow])
  expect(both.count).toBe(1_000)
  expect(both.p95).toBeLessThan(2.1)
  expect(both.p999).toBeGreaterThan(2_900)
  expect(pooled([fast])).toEqual(fast)
})

test('the spread of three runs is the middle one with the least and the greatest', () => {
  expect(spreadOf([30, 10, 20])).toEqual({ middle: 20, least: 10, greatest: 30 })
})
