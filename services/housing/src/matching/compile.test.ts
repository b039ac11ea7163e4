import fc from 'fast-check'
import { expect, test } from 'vitest'
import { place, request } from '../../test/samples.ts'
import { compile, membersOf } from './compile.ts'
import { available } from './room-left.ts'
import { brokenRules } from './rules/index.ts'
import type { MatchPlace, MatchRequest } from './types.ts'
import { DEFAULT_WEIGHTS } from './weights.ts'

const now = new Date('2026-11-24T09:00:00.000Z')
const TODAY = '2026-11-24'
const some = <Value>(...values: Value[]) => fc.constantFrom(...values)
const maybe = <Value>(of: fc.Arbitrary<Value>) => fc.option(of, { nil: null })
const days = maybe(some('2026-11-20', '2026-11-24', '2026-11-30'))
const few = fc.integer({ min: 0, max: 3 })

/** Whatever any rule reads, two values of it. */
const requests: fc.Arbitrary<Partial<MatchRequest>> = fc.record({
  territory: some('RE', 'MO'),
  urgency: some('U1', 'U3'),
  householdType: some('single-mother', 'couple-no-minors'),
  adultStatuses: fc.subarray<string | null>(['refugee', 'applicant', null], { minLength: 1 }),
  adultsAllWomen: fc.boolean(),
  people: fc.integer({ min: 1, max: 6 }),
  bedPeople: fc.integer({ min: 1, max: 5 }),
  rooms: fc.integer({ min: 1, max: 3 }),
  adults: few,
  children: few,
  accessiblePeople: few,
  hasMinors: fc.boolean(),
  languages: fc.subarray(['tir', 'ukr', 'fra'], { minLength: 1 }),
  groundFloorOrLift: fc.boolean(),
  pets: fc.boolean(),
  smoking: fc.boolean(),
  cohousing: some('yes', 'no', 'unknown'),
  enterBy: days,
  stayMonths: maybe(fc.integer({ min: 1, max: 12 })),
  avoidMunicipalities: fc.subarray(['035033', '035001']),
  avoidPlaceIds: fc.subarray(['p0', 'p1']),
  refusedPlaceIds: fc.subarray(['p0', 'p1']),
})
const places: fc.Arbitrary<Partial<MatchPlace>> = fc.record({
  territory: some('RE', 'MO'),
  municipality: some('035033', '035001'),
  rooms: fc.integer({ min: 1, max: 4 }),
  beds: fc.integer({ min: 1, max: 6 }),
  cots: few,
  maxAdults: maybe(few),
  maxChildren: maybe(few),
  accessible: fc.boolean(),
  accessibleBeds: maybe(few),
  groundFloorOrLift: fc.boolean(),
  legalStatuses: maybe(some(['refugee'], ['applicant'])),
  householdTypes: maybe(some(['single-mother'])),
  womenOnly: fc.boolean(),
  stayLimitMonths: maybe(fc.integer({ min: 1, max: 12 })),
  entryFrom: days,
  entryUntil: days,
  reserveForUrgent: fc.boolean(),
  sharing: maybe(
    some({ maxHouseholds: 3, rules: [] }, { maxHouseholds: 3, rules: ['common-language' as const] }),
  ),
  petsAllowed: fc.boolean(),
  smokingAllowed: fc.boolean(),
  blockedUntil: days,
  holders: some([], [{ ...request('held'), ground: 'placement' as const }]),
})

test('the sets of places that requests share hold exactly what each rule says of each pair', () => {
  fc.assert(
    fc.property(fc.array(requests, { maxLength: 6 }), fc.array(places, { maxLength: 6 }), (all, flats) => {
      const input = {
        now,
        requests: all.map((one, at) => request(`r${at}`, one)),
        places: flats.map((one, at) => place(`p${at}`, one)),
      }
      const compiled = compile(input, DEFAULT_WEIGHTS)
      for (const [at, asked] of compiled.requests.entries()) {
        const { first, place: placeOf } = compiled.problem
        const pairs = [...placeOf.subarray(first[at], first[at + 1])]
        const free = compiled.places.map(
          (home) => brokenRules(asked, home, TODAY).length === 0 && available(asked, home),
        )
        expect(pairs).toEqual([...free.keys()].filter((home) => free[home]))
        expect(membersOf(compiled.withRoom(asked))).toEqual(
          [...compiled.places.keys()].filter((home) => available(asked, compiled.places[home]!)),
        )
      }
    }),
    { numRuns: 500 },
  )
})

test('households that are alike have equal chances, and a seed draws the same lot again', () => {
  const input = { now, places: [place('p')], requests: ['a', 'b', 'c'].map((id) => request(id)) }
  const firstOf = (seed: string) => compile({ ...input, seed }, DEFAULT_WEIGHTS).requests[0]?.id ?? ''
  const drawn = Map.groupBy(
    Array.from({ length: 300 }, (_, seed) => firstOf(`${seed}`)),
    (id) => id,
  )
  for (const id of ['a', 'b', 'c']) expect(drawn.get(id)?.length).toBeGreaterThan(60)
  expect(firstOf('again')).toBe(firstOf('again'))
})
