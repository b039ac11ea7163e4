import { expect, test } from 'vitest'
import type { HeldPlace, Period } from '../src/api/places.ts'
import { layOut, monthsOf, partOf, windowAround } from '../src/pages/housing/occupancy/lay-out.ts'

const window = windowAround('2026-11-26')

function place(...periods: Partial<Period>[]): HeldPlace {
  const nobody = { requestId: null, householdId: null, referralNumber: null }
  return {
    place: { placeId: 'a', name: 'Alloggio' } as HeldPlace['place'],
    periods: periods.map((one) => ({
      kind: 'stay',
      from: '2026-09-01',
      until: null,
      over: false,
      ...nobody,
      ...one,
    })),
  }
}

const bars = (...periods: Partial<Period>[]) => layOut([place(...periods)], window)[0]?.bars ?? []

test('time is drawn from three months ago to a year ahead, by whole months', () => {
  expect(window).toEqual({ from: '2026-08-01', until: '2027-12-01', today: '2026-11-26' })
  expect(monthsOf(window)).toHaveLength(16)
  expect(partOf(window, '2026-08-01')).toBe(0)
  expect(partOf(window, '2030-01-01')).toBe(1)
})

test('a stay that goes on is drawn to today as it was, and on to its foreseen end', () => {
  const [bar] = bars({ until: '2027-08-31' })
  expect(bar).toMatchObject({
    start: partOf(window, '2026-09-01'),
    now: partOf(window, '2026-11-26'),
    end: partOf(window, '2027-09-01'),
  })
})

test('who stays beyond the day foreseen is still there today; who left is not', () => {
  expect(bars({ until: '2026-10-31' })[0]?.end).toBe(partOf(window, '2026-11-26'))
  expect(bars({ until: '2026-10-31', over: true })[0]?.end).toBe(partOf(window, '2026-11-01'))
})

test('without a day foreseen a bar goes to the edge, and what ended before the window has none', () => {
  expect(bars({})[0]?.end).toBe(1)
  expect(bars({ from: '2025-01-01', until: '2026-07-31', over: true })).toEqual([])
})

test('households that share a place stand in lanes; one after the other they share a lane', () => {
  const [row] = layOut(
    [
      place(
        { until: '2026-10-31', over: true },
        { from: '2026-09-15', until: '2027-01-31' },
        { from: '2026-11-01', until: '2027-03-31' },
      ),
    ],
    window,
  )
  expect(row?.lanes).toBe(2)
  expect(row?.bars.map(({ lane }) => lane)).toEqual([0, 1, 0])
})
