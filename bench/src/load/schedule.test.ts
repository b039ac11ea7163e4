import { expect, test } from 'vitest'
import { arrivals } from './schedule.ts'

test('arrivals come at the rate asked for, each later than the one before', () => {
  const times = arrivals({ perSecond: 200, seconds: 50, seed: 7 })
  expect(times.length).toBeGreaterThan(9_600)
  expect(times.length).toBeLessThan(10_400)
  expect(times).toEqual(times.toSorted((a, b) => a - b))
  expect(times.at(-1)).toBeLessThan(50_000)
})

test('arrivals come in bursts and pauses: the gaps vary as much as they last', () => {
  const times = arrivals({ perSecond: 100, seconds: 100, seed: 1 })
  const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0))
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length
  const deviation = Math.sqrt(gaps.reduce((sum, gap) => sum + (gap - mean) ** 2, 0) / gaps.length)
  expect(deviation / mean).toBeCloseTo(1, 1)
})

test('a seed gives its arrivals again, another gives others', () => {
  const given = { perSecond: 10, seconds: 5 }
  expect(arrivals({ ...given, seed: 3 })).toEqual(arrivals({ ...given, seed: 3 }))
  expect(arrivals({ ...given, seed: 3 })).not.toEqual(arrivals({ ...given, seed: 4 }))
})
