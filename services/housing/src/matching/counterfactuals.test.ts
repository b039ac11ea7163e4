import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bruteForce } from '../../test/brute-force.ts'
import { place, request } from '../../test/samples.ts'
import { compile } from './compile.ts'
import { changesFor } from './counterfactuals.ts'
import { loadHighs } from './load-highs.ts'
import type { MatchInput, MatchPlace, MatchRequest } from './types.ts'
import { DEFAULT_WEIGHTS } from './weights.ts'

const highs = await loadHighs()
const now = new Date('2026-11-24T09:00:00.000Z')

const changesOf = (input: Omit<MatchInput, 'now'>, id: string, count = 3) =>
  changesFor(
    {
      highs,
      input: { ...input, now },
      weights: DEFAULT_WEIGHTS,
      today: '2026-11-24',
      deadline: performance.now() + 60_000,
    },
    input.requests.find((one) => one.id === id) ?? request(id),
    count,
  )

const cases: [words: string, request: Partial<MatchRequest>, place: Partial<MatchPlace>][] = [
  ['un letto in più', { people: 5, bedPeople: 5 }, { beds: 4, cots: 1 }],
  ['2 letti in più', { people: 6, bedPeople: 6 }, { beds: 4, cots: 1 }],
  ['una stanza in più', { rooms: 3 }, {}],
  ['un mese prima', { enterBy: '2026-12-01' }, { entryFrom: '2026-12-31' }],
  ['5 giorni prima', { enterBy: '2026-12-01' }, { entryFrom: '2026-12-06' }],
  ['2 mesi prima', {}, { blockedUntil: '2027-01-10' }],
  ['un piano terra o un ascensore', { groundFloorOrLift: true }, {}],
  ['un alloggio accessibile', { accessiblePeople: 1 }, {}],
  ['6 mesi di permanenza in più', { stayMonths: 12 }, { stayLimitMonths: 6 }],
  ['animali ammessi', { pets: true }, { petsAllowed: false }],
  ['il nucleo accetta la convivenza', { cohousing: 'no' }, { sharing: { maxHouseholds: 2, rules: [] } }],
  ['un letto in più e una stanza in più', { people: 5, bedPeople: 5, rooms: 3 }, { beds: 4, cots: 1 }],
]

test.each(cases)('"%s" would house the household', (words, forRequest, forPlace) => {
  const changes = changesOf({ requests: [request('r', forRequest)], places: [place('p', forPlace)] }, 'r')
  expect(changes[0]).toMatchObject({ kind: 'change', placeId: 'p', text: { it: words } })
})

test('what nobody can change is never offered: who the household is, where it is in danger, what it refused', () => {
  const requests = [request('r', { avoidPlaceIds: ['p'], refusedPlaceIds: ['q'], adultsAllWomen: false })]
  const places = [
    place('p', { beds: 1, cots: 0 }),
    place('q', { beds: 1, cots: 0 }),
    place('w', { womenOnly: true }),
  ]
  expect(changesOf({ requests, places }, 'r')).toEqual([])
})

test('a change that would house somebody else is not told', () => {
  const requests = [
    request('r', { people: 5, bedPeople: 5 }),
    request('s', { people: 5, bedPeople: 5, urgency: 'U0' }),
  ]
  const [first] = changesOf({ requests, places: [place('p')] }, 'r')
  expect(first?.kind).not.toBe('change')
})

test('where places are only too few: one more, or so many days more of waiting, all else equal', () => {
  const requests = [request('r'), request('s', { openedAt: '2026-10-23T08:00:00.000Z' })]
  const changes = changesOf({ requests, places: [place('p')] }, 'r')
  expect(changes.map(({ kind }) => kind)).toEqual(['one-more', 'waiting'])
  expect(changes[1]?.text.en).toBe('10 days more of waiting, all else equal')
})

test('each change told is true: solved again by hand, every best matching houses the household', () => {
  const requestOf = fc.record({
    people: fc.integer({ min: 1, max: 5 }),
    urgency: fc.constantFrom('U1', 'U2', 'U3'),
    rooms: fc.integer({ min: 1, max: 3 }),
    pets: fc.boolean(),
  })
  const placeOf = fc.record({
    beds: fc.integer({ min: 1, max: 4 }),
    rooms: fc.integer({ min: 1, max: 2 }),
    petsAllowed: fc.boolean(),
  })
  fc.assert(
    fc.property(
      fc.array(requestOf, { minLength: 1, maxLength: 4 }),
      fc.array(placeOf, { minLength: 1, maxLength: 2 }),
      (some, homes) => {
        const requests = some.map((one, at) =>
          request(`r${at}`, { ...one, bedPeople: one.people } as Partial<MatchRequest>),
        )
        const places = homes.map((one, at) => place(`p${at}`, { ...one, cots: 0 }))
        const best = (all: MatchRequest[], there: MatchPlace[]) => {
          const { weight, quality } = bruteForce(
            compile({ requests: all, places: there, now }, DEFAULT_WEIGHTS).problem,
          )
          return weight * 1_000 + quality
        }
        for (const asked of requests)
          for (const change of changesOf({ requests, places }, asked.id)) {
            if (change.kind !== 'one-more') continue
            const more = [...places, { ...places.find(({ id }) => id === change.placeId)!, id: 'x' }]
            expect(best(requests, more)).toBeGreaterThan(
              best(
                requests.filter((one) => one !== asked),
                more,
              ),
            )
          }
      },
    ),
    { numRuns: 100 },
  )
})
