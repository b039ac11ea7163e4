import { expect, test } from 'vitest'
import { isSustained, kneeOf, nextRate, type Step } from './knee.ts'

function search(capacity: number, first = 50): Step[] {
  const tried: Step[] = []
  for (let rate = nextRate(tried, first); rate !== null; rate = nextRate(tried, first))
    tried.push({ perSecond: rate, sustained: rate <= capacity })
  return tried
}

test.each([7, 55, 140, 333, 1_900])(
  'the knee of a system that sustains %i/s is found within a fifth',
  (capacity) => {
    const tried = search(capacity)
    expect(kneeOf(tried)).toBeLessThanOrEqual(capacity)
    expect(kneeOf(tried)).toBeGreaterThan(capacity / 1.25)
    expect(tried.length).toBeLessThan(10)
  },
)

test('a system that sustains nothing ends the search', () => {
  expect(kneeOf(search(1))).toBe(0)
})

test('a rate is sustained while the backlog stays below half a second of arrivals and nothing is refused', () => {
  const kept = { offered: 1_000, seconds: 10, refused: 0 }
  expect(isSustained({ ...kept, backlog: 50 })).toBe(true)
  expect(isSustained({ ...kept, backlog: 51 })).toBe(false)
  expect(isSustained({ ...kept, backlog: 0, refused: 1 })).toBe(false)
})
