import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Columns, contract } from './contract.ts'

/** Households 0 to 5, then whole places 6 to 9, then shared places 10 and 11. */
const ROWS = 12

/** Columns of every kind: a household in a whole place, a group in a shared one, and a row left out. */
const columns: fc.Arbitrary<Columns> = fc
  .record({
    pairs: fc.uniqueArray(fc.tuple(fc.nat(5), fc.nat(3), fc.nat(6)), {
      selector: ([household, place]) => household * 10 + place,
      maxLength: 12,
    }),
    groups: fc.array(
      fc.tuple(fc.subarray([0, 1, 2, 3, 4, 5], { minLength: 1, maxLength: 3 }), fc.nat(1), fc.nat(6)),
      {
        maxLength: 6,
      },
    ),
    leftOut: fc.subarray([0, 1, 2, 6, 7, 8, 9, 10, 11]),
  })
  .map(({ pairs, groups, leftOut }) => ({
    rows: [
      ...pairs.map(([household, place]) => [household, 6 + place]),
      ...groups.map(([households, place]) => [...households, 10 + place]),
      ...leftOut.map((row) => [row]),
    ],
    cost: [...pairs.map(([, , cost]) => cost), ...groups.map(([, , cost]) => cost), ...leftOut.map(() => 3)],
    whole: Uint8Array.from([...pairs.map(() => 1), ...groups.map(() => 0), ...leftOut.map(() => 0)]),
  }))

/** The cheapest columns with each row in exactly one, by trying all; null when there are none. */
function cheapest(rows: readonly (readonly number[])[], cost: readonly number[], rowCount: number) {
  let best: { cost: number; used: number[] } | null = null
  const covered = new Uint8Array(rowCount)
  const used: number[] = []
  const next = (sum: number): void => {
    const row = covered.indexOf(0)
    if (row < 0) {
      if (!best || sum < best.cost) best = { cost: sum, used: [...used] }
      return
    }
    for (const [column, own] of rows.entries()) {
      if (!own.includes(row) || own.some((one) => covered[one])) continue
      for (const one of own) covered[one] = 1
      used.push(column)
      next(sum + cost[column]!)
      used.pop()
      for (const one of own) covered[one] = 0
    }
  }
  next(0)
  return best as { cost: number; used: number[] } | null
}

test('contracted, a cover has the same cheapest answer, and its columns are told in full', () => {
  let smaller = 0
  fc.assert(
    fc.property(columns, (all) => {
      const best = cheapest(all.rows, all.cost, ROWS)
      const contracted = contract(all, ROWS)
      const found = contracted && cheapest(contracted.rows, contracted.cost, contracted.rowCount)
      if (!best) {
        expect(found).toBeNull()
        return
      }
      if (contracted!.kept.length > 0 && contracted!.kept.length < all.cost.length) smaller += 1
      expect(found!.cost + contracted!.forcedCost).toBe(best.cost)
      const used = contracted!.expand(found!.used)
      expect(used.reduce((sum, column) => sum + all.cost[column]!, 0)).toBe(best.cost)
      expect(used.flatMap((column) => all.rows[column]!).toSorted((one, other) => one - other)).toEqual([
        ...Array(ROWS).keys(),
      ])
    }),
    { numRuns: 5000 },
  )
  expect(smaller).toBeGreaterThan(100)
})
