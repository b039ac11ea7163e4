import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Candidate, rank, reasonsOf, type Wish } from './rank.ts'

const wish: Wish = {
  householdId: 'h',
  today: '2026-11-23',
  weight: 1.5,
  languages: ['tir', 'eng'],
  languageRequired: false,
  areas: ['housing', 'work'],
  excludePersonIds: [],
  sharingLimits: [],
  role: 'case-manager',
  preferContinuity: false,
}

const someone = (personId: string, change: Partial<Candidate> = {}): Candidate => ({
  personId,
  bodyId: 'body',
  active: true,
  away: false,
  agreementUntil: '2027-12-31',
  bodyActive: true,
  conflict: false,
  languages: ['ita'],
  areas: [],
  knowsHousehold: false,
  isPreferred: true,
  load: 0,
  cap: 12,
  ...change,
})

const obstacleOf = (change: Partial<Candidate>, wanted: Partial<Wish> = {}) =>
  rank([someone('a', change)], { ...wish, ...wanted })[0]?.obstacle

test.each([
  ['account-disabled', { active: false }, {}],
  ['account-disabled', { bodyActive: false }, {}],
  ['agreement-expired', { agreementUntil: '2026-11-22' }, {}],
  ['agreement-expired', { agreementUntil: null }, {}],
  ['conflict-of-interest', { conflict: true }, {}],
  ['away', { away: true }, {}],
  ['over-cap', { load: 11 }, {}],
  ['sharing-limit', {}, { sharingLimits: ['body'] }],
  ['sharing-limit', {}, { sharingLimits: ['case-manager'] }],
  ['excluded', {}, { excludePersonIds: ['a'] }],
  ['no-language', {}, { languageRequired: true }],
] as const)('%s stands in the way', (obstacle, change, wanted) => {
  expect(obstacleOf(change, { ...wanted } as Partial<Wish>)).toBe(obstacle)
})

test('a household that wants no volunteers has none, whatever the territory calls them', () => {
  const sharingLimits = ['integration-tutor']
  for (const role of ['integration-tutor', 'neighbour-volunteer', 'volunteer'])
    expect(obstacleOf({}, { sharingLimits, role })).toBe('sharing-limit')
  expect(obstacleOf({}, { sharingLimits, role: 'third-sector-referent' })).toBeNull()
})

test('an agreement holds on its last day, and a load may reach the cap exactly', () => {
  expect(obstacleOf({ agreementUntil: '2026-11-23', load: 10.5 })).toBeNull()
})

test('of two with the same load who speaks with the household comes first, and the reason says so', () => {
  const [first, second] = rank([someone('a'), someone('b', { languages: ['ita', 'tir'] })], wish)
  expect(first?.personId).toBe('b')
  expect(reasonsOf(first ?? null, second ?? null, [])).toEqual(['speaks-language'])
})

test('a full desk outweighs the language', () => {
  const busy = someone('a', { languages: ['tir'], load: 10 })
  expect(rank([busy, someone('b')], wish)[0]?.personId).toBe('b')
})

test('where the profile prefers who has the household in charge, knowing it outweighs everything else', () => {
  const known = someone('a', { knowsHousehold: true, load: 9 })
  const better = someone('b', { languages: ['tir'], areas: ['housing', 'work'] })
  expect(rank([better, known], { ...wish, preferContinuity: true })[0]?.personId).toBe('a')
})

test('nobody chosen says why for everybody', () => {
  const all = rank([someone('a', { away: true }), someone('b', { load: 12 })], wish)
  expect(reasonsOf(null, null, all)).toEqual(['no-candidate', 'away', 'over-cap'])
})

test('equal candidates are asked in an order of the household, not always the same one first', () => {
  const people = ['a', 'b', 'c'].map((id) => someone(id))
  const firsts = ['1', '2', '3', '4', '5', '6', '7', '8'].map(
    (householdId) => rank(people, { ...wish, householdId })[0]?.personId,
  )
  expect(new Set(firsts).size).toBeGreaterThan(1)
})

test('a difference that is no whole case leaves the order to the household, one case decides', () => {
  const firsts = (load: number) => {
    const asked = [someone('a', { load: 0, cap: 5_000 }), someone('b', { load, cap: 5_000 })]
    return new Set(
      [...Array(40).keys()].map((n) => rank(asked, { ...wish, householdId: `h${n}` })[0]?.personId),
    )
  }
  expect(firsts(0.5)).toEqual(new Set(['a', 'b']))
  const [first] = rank([someone('a', { load: 1 }), someone('b')], wish)
  expect(first?.personId).toBe('b')
})

test('the order does not depend on the order in which candidates are read', () => {
  const loads = fc.array(fc.integer({ min: 0, max: 24 }), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(loads, fc.nat(), (halves, turn) => {
      const people = halves.map((half, i) => someone(`p${i}`, { load: half / 2 }))
      const turned = [...people.slice(turn % people.length), ...people.slice(0, turn % people.length)]
      expect(rank(turned, wish)).toEqual(rank(people, wish))
    }),
  )
})
