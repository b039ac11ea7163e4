import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bruteForce } from '../../test/brute-force.ts'
import { place, request } from '../../test/samples.ts'
import { compile } from './compile.ts'
import { loadHighs } from './load-highs.ts'
import { matchPlaces, matchWith } from './match-places.ts'
import type { MatchInput, MatchRequest } from './types.ts'
import { DEFAULT_WEIGHTS } from './weights.ts'

const now = new Date('2026-11-24T09:00:00.000Z')
const highs = await loadHighs()

const choices = (input: Omit<MatchInput, 'now'>) =>
  matchPlaces({ ...input, now }).then(({ assignments }) =>
    assignments.map(({ requestId, placeId }) => `${requestId}>${placeId}`),
  )

test('one small flat and one large flat house both households, where taking the best first would house one', async () => {
  const requests = [request('a', { people: 2 }), request('b', { people: 4, bedPeople: 4 })]
  const places = [place('large'), place('small', { beds: 2, cots: 0, municipality: '035001' })]
  requests[0] = request('a', { people: 2, urgency: 'U1', nearMunicipalities: ['035033'] })
  const result = await matchPlaces({ requests, places, now })
  expect(result.assignments.map(({ placeId }) => placeId)).toEqual(['small', 'large'])
  expect(result.certificate.status).toBe('optimal')
  expect(result.certificate.gap).toBe(0)
  expect(result.certificate.greedy.placed).toBe(1)
})

test('among equal numbers of people the more urgent, then the longer waiting, comes first', async () => {
  const places = [place('p')]
  const urgent = [request('a'), request('b', { urgency: 'U0' })]
  expect(await choices({ requests: urgent, places })).toEqual(['b>p'])
  const waiting = [request('a'), request('b', { openedAt: '2026-09-01T08:00:00.000Z' })]
  expect(await choices({ requests: waiting, places })).toEqual(['b>p'])
})

test('quality decides only among ways that place the same need', async () => {
  const requests = [request('a', { nearMunicipalities: ['035001'] })]
  const places = [place('far'), place('near', { municipality: '035001' })]
  expect(await choices({ requests, places })).toEqual(['a>near'])
})

test('two households share a flat that fits them, and not when its rules forbid it', async () => {
  const requests = [request('a'), request('b', { languages: ['ukr'] })]
  const flat = (rules: ('common-language' | 'minors-with-minors')[]) =>
    place('p', { sharing: { maxHouseholds: 2, rules } })
  expect(await choices({ requests, places: [flat(['minors-with-minors'])] })).toHaveLength(2)
  expect(await choices({ requests, places: [flat(['common-language'])] })).toHaveLength(1)
})

test('a part of a shared flat already held is not given again', async () => {
  const holders = [{ ...request('h', { people: 3, bedPeople: 3 }), ground: 'placement' as const }]
  const places = [place('p', { sharing: { maxHouseholds: 3, rules: [] }, holders })]
  const result = await matchPlaces({ requests: [request('a')], places, now })
  expect(result.assignments).toEqual([])
  expect(result.reasons[0]?.reasons[0]).toMatchObject({ code: 'held-by-placement', places: 1 })
})

test('a request without a place reads why, rule by rule, in Italian and English', async () => {
  const requests = [request('a', { urgency: 'U0' }), request('b')]
  const places = [
    place('p'),
    place('q', { beds: 1, cots: 0 }),
    place('r', { womenOnly: true, beds: 1, cots: 0 }),
  ]
  const { reasons } = await matchPlaces({ requests, places, now, changesLimitMs: 0 })
  expect(reasons).toEqual([
    {
      requestId: 'b',
      reasons: [
        expect.objectContaining({ code: 'beds', places: 2, placeIds: ['q', 'r'] }),
        expect.objectContaining({
          code: 'taken-more-urgent',
          text: {
            it: 'assegnato a un nucleo con maggiore urgenza: 1 alloggio',
            en: 'went to a household with greater urgency: 1 place',
          },
        }),
      ],
      changes: [],
    },
  ])
})

test('without any place the reason says so', async () => {
  const { reasons } = await matchPlaces({ requests: [request('a')], places: [], now })
  expect(reasons[0]?.reasons[0]?.code).toBe('no-places')
})

test('out of time, the answer is at least what greedy does, and says how far the bound is', () => {
  const requests = Array.from({ length: 60 }, (_, index) =>
    request(`r${index}`, {
      people: 1 + (index % 5),
      bedPeople: 1 + (index % 5),
      languages: [`l${index % 7}`],
    }),
  )
  const rules = ['common-language' as const]
  const places = Array.from({ length: 25 }, (_, index) =>
    place(`p${index}`, { beds: 3 + (index % 6), rooms: 3, sharing: { maxHouseholds: 3, rules } }),
  )
  const { objective, certificate } = matchWith(highs, { requests, places, now, timeLimitMs: 1 })
  expect(objective.weight).toBeGreaterThanOrEqual(certificate.greedy.weight)
  expect(certificate.weightBound).toBeGreaterThanOrEqual(objective.weight)
  expect(certificate.qualityBound).toBeGreaterThanOrEqual(objective.quality)
  expect(Number.isFinite(certificate.qualityBound)).toBe(true)
  expect(certificate.status === 'optimal').toBe(
    certificate.gap === 0 && certificate.qualityBound === objective.quality,
  )
})

const requestArbitrary = fc.record({
  urgency: fc.constantFrom('U0', 'U1', 'U2', 'U3'),
  people: fc.integer({ min: 1, max: 5 }),
  languages: fc.subarray(['tir', 'ukr', 'fra'], { minLength: 1 }),
  cohousing: fc.constantFrom('yes', 'no', 'unknown'),
  nearMunicipalities: fc.subarray(['035033', '035001']),
  waited: fc.integer({ min: 0, max: 28 }),
})
const placeArbitrary = fc.record({
  beds: fc.integer({ min: 1, max: 6 }),
  rooms: fc.integer({ min: 1, max: 3 }),
  municipality: fc.constantFrom('035033', '035001'),
  reserveForUrgent: fc.boolean(),
  shared: fc.boolean(),
  strict: fc.boolean(),
})
const instance = fc.record({
  requests: fc.array(requestArbitrary, { maxLength: 6 }).map((some) =>
    some.map(({ waited, ...one }, index) => {
      const openedAt = new Date(now.getTime() - waited * 86_400_000).toISOString()
      return request(`r${index}`, {
        ...one,
        urgency: one.urgency,
        bedPeople: one.people,
        openedAt,
      } as Partial<MatchRequest>)
    }),
  ),
  places: fc.array(placeArbitrary, { maxLength: 4 }).map((some) =>
    some.map(({ shared, strict, ...one }, index) =>
      place(`p${index}`, {
        ...one,
        sharing: shared ? { maxHouseholds: 2, rules: strict ? ['common-language'] : [] } : null,
      }),
    ),
  ),
})

test('the answer is the best there is, in both objectives, shared flats included', () => {
  fc.assert(
    fc.property(instance, ({ requests, places }) => {
      const { objective, certificate, assignments, reasons } = matchWith(highs, { requests, places, now })
      expect(objective).toMatchObject(bruteForce(compile({ requests, places, now }, DEFAULT_WEIGHTS).problem))
      expect(certificate).toMatchObject({ status: 'optimal', gap: 0, weightBound: objective.weight })
      expect(certificate.greedy.weight).toBeLessThanOrEqual(objective.weight)
      expect(assignments.length + reasons.length).toBe(requests.length)
      for (const one of reasons) expect(one.reasons.length).toBeGreaterThan(0)
    }),
    { numRuns: 300 },
  )
}, 60_000)

test('the order of the input changes nothing', () => {
  fc.assert(
    fc.property(instance, ({ requests, places }) => {
      const { certificate: _one, ...forward } = matchWith(highs, { requests, places, now })
      const back = { requests: requests.toReversed(), places: places.toReversed(), now }
      const { certificate: _other, ...backward } = matchWith(highs, back)
      expect(backward).toEqual(forward)
    }),
    { numRuns: 50 },
  )
}, 60_000)
