import fc from 'fast-check'
import { expect, test } from 'vitest'
import { place, request } from '../../test/samples.ts'
import { loadHighs } from './load-highs.ts'
import { matchWith } from './match-places.ts'
import { explainPairs } from './pairs.ts'
import type { MatchPlace, MatchRequest } from './types.ts'

const now = new Date('2026-11-24T09:00:00.000Z')
const highs = await loadHighs()

test('each place of a household has its own reason, and the least change that would give it this one', () => {
  const input = {
    now,
    requests: [request('a'), request('b', { urgency: 'U1' }), request('c', { people: 5, bedPeople: 5 })],
    places: [
      place('free'),
      place('held', { holders: [{ ...request('h'), ground: 'offer' as const }] }),
      place('small', { beds: 1, cots: 0, womenOnly: true }),
    ],
  }
  const told = explainPairs(highs, input, 'a').map(({ placeId, reasons, change }) => [
    placeId,
    reasons.map(({ code }) => code),
    change?.text.en ?? null,
  ])
  expect(told).toEqual([
    ['free', ['taken-more-urgent'], null],
    ['held', ['held-by-offer'], null],
    ['small', ['beds'], 'one more bed'],
  ])
  expect(explainPairs(highs, input, 'b').map(({ reasons }) => reasons[0]?.code)).toEqual([
    'proposed',
    'held-by-offer',
    'beds',
  ])
})

test('every pair of every request has a reason in both languages, and "proposed" is what the run proposes', () => {
  const some = fc.record({
    urgency: fc.constantFrom('U1', 'U3'),
    people: fc.integer({ min: 1, max: 5 }),
    pets: fc.boolean(),
  })
  const home = fc.record({
    beds: fc.integer({ min: 1, max: 5 }),
    petsAllowed: fc.boolean(),
    shared: fc.boolean(),
  })
  fc.assert(
    fc.property(
      fc.array(some, { minLength: 1, maxLength: 4 }),
      fc.array(home, { maxLength: 4 }),
      (all, homes) => {
        const requests = all.map((one, at) =>
          request(`r${at}`, { ...one, bedPeople: one.people } as Partial<MatchRequest>),
        )
        const places = homes.map(({ shared, ...one }, at): MatchPlace => {
          const sharing = shared ? { maxHouseholds: 2, rules: [] } : null
          return place(`p${at}`, { ...one, cots: 0, sharing })
        })
        const input = { requests, places, now, changesLimitMs: 0, ledgerLimitMs: 0 }
        const { assignments } = matchWith(highs, input)
        for (const { id } of requests) {
          const pairs = explainPairs(highs, input, id)
          expect(pairs.map(({ placeId }) => placeId)).toEqual(places.map((one) => one.id))
          for (const { reasons } of pairs)
            for (const { text } of reasons) expect(text.it && text.en).toBeTruthy()
          const proposed = pairs.filter(({ reasons }) => reasons[0]?.code === 'proposed')
          expect(proposed.map(({ placeId }) => placeId)).toEqual(
            assignments.filter(({ requestId }) => requestId === id).map(({ placeId }) => placeId),
          )
        }
      },
    ),
    { numRuns: 100 },
  )
})
