import { expect, test } from 'vitest'
import { place, request } from '../../test/samples.ts'
import { holdPrices } from './look-ahead.ts'
import { matchPlaces } from './match-places.ts'

const now = new Date('2026-11-24T09:00:00.000Z')
const urgent = Array.from({ length: 40 }, (_, at) =>
  request(`old ${at}`, { urgency: 'U1', people: 4, bedPeople: 4 }),
)
const question = {
  now,
  seed: 's',
  requests: [request('r', { urgency: 'U3', people: 1, bedPeople: 1 })],
  places: [place('p')],
}
const busy = { history: urgent, historyDays: 80, days: 7 }

test('where more urgent households come every other day, a place is held back from one that can wait', async () => {
  const prices = holdPrices(question, busy)
  expect(prices.p).toBeGreaterThan(1_000)
  const held = { ...question, places: [place('p', { holdPrice: prices.p ?? 0 })] }
  const { assignments, reasons } = await matchPlaces(held)
  expect(assignments).toEqual([])
  expect(reasons[0]?.reasons).toMatchObject([{ code: 'kept-for-arrivals', places: 1 }])
})

test('nobody urgent is held back, and with few arrivals nothing is', async () => {
  const places = [place('p', { holdPrice: 1_000_000 })]
  const { assignments } = await matchPlaces({
    ...question,
    places,
    requests: [request('u', { urgency: 'U1' })],
  })
  expect(assignments).toHaveLength(1)
  expect(holdPrices(question, { ...busy, history: urgent.slice(0, 5) })).toEqual({})
  expect(holdPrices(question, { ...busy, days: 0 })).toEqual({})
})

test('the same seed draws the same futures', () => {
  expect(holdPrices(question, busy)).toEqual(holdPrices(question, busy))
})
