import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FAULT_KINDS } from './faults.ts'
import { planOf } from './plan.ts'

const seeds = fc.integer({ min: 0, max: 100_000 })

test('a seed gives the same plan whenever it is asked, and another seed another one', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      expect(planOf(seed)).toEqual(planOf(seed))
      expect({ ...planOf(seed + 1), seed }).not.toEqual(planOf(seed))
    }),
  )
})

test('every plan has two to four faults of different kinds, in the order of their moments, while referrals are sent', () => {
  fc.assert(
    fc.property(seeds, (seed) => {
      const { faults, submissions } = planOf(seed)
      const kinds = faults.map(({ kind }) => kind)
      expect(kinds.length).toBeGreaterThanOrEqual(2)
      expect(kinds.length).toBeLessThanOrEqual(4)
      expect(new Set(kinds).size).toBe(kinds.length)
      const moments = faults.map(({ atMs }) => atMs)
      expect(moments).toEqual(moments.toSorted((a, b) => a - b))
      expect(moments.at(-1)).toBeLessThan(submissions.at(-1)?.atMs ?? 0)
    }),
  )
})

test('a range as long as the list of faults has each of them', () => {
  const kinds = FAULT_KINDS.map((_, seed) => planOf(seed + 1).faults.map(({ kind }) => kind))
  expect(new Set(kinds.flat())).toEqual(new Set(FAULT_KINDS))
})

test('in two hundred seeds every fault comes at least eight times', () => {
  const kinds = Array.from({ length: 200 }, (_, index) => planOf(index + 1)).flatMap(({ faults }) =>
    faults.map(({ kind }) => kind),
  )
  for (const kind of FAULT_KINDS)
    expect(kinds.filter((each) => each === kind).length).toBeGreaterThanOrEqual(8)
})
