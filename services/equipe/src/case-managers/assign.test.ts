import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assign, type Costs } from './assign.ts'

test('the sum of costs is the least, even where the cheapest pair alone would mislead', () => {
  const costs = [
    [1, 2],
    [1, 100],
  ]
  expect(assign(costs)).toEqual([1, 0])
})

test('who fits nowhere stays without, and takes nobody else along', () => {
  expect(assign([[Infinity], [3]])).toEqual([null, 0])
  expect(assign([[], []])).toEqual([null, null])
  expect(assign([])).toEqual([])
})

const cost = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: 9 }) }, fc.constant(Infinity))
const matrices = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
  .chain(([rows, columns]) =>
    fc.array(fc.array(cost, { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    }),
  )

test('it agrees with trying every assignment: most placed first, then the least cost', () => {
  fc.assert(
    fc.property(matrices, (costs) => {
      const found = assign(costs)
      const columns = found.filter((column) => column !== null)
      expect(new Set(columns).size).toBe(columns.length)
      expect(sumOf(costs, found)).toEqual(best(costs))
    }),
    { numRuns: 300 },
  )
})

type Value = { placed: number; cost: number }

function sumOf(costs: Costs, columns: (number | null)[]): Value {
  const taken = columns.flatMap((column, row) => (column === null ? [] : [costs[row]?.[column] ?? Infinity]))
  return { placed: taken.length, cost: taken.reduce((sum, one) => sum + one, 0) }
}

function best(costs: Costs, row = 0, used = new Set<number>()): Value {
  const first = costs[row]
  if (!first) return { placed: 0, cost: 0 }
  const choices = first.flatMap((one, column) => {
    if (used.has(column) || !Number.isFinite(one)) return []
    const rest = best(costs, row + 1, new Set([...used, column]))
    return [{ placed: rest.placed + 1, cost: rest.cost + one }]
  })
  return [...choices, best(costs, row + 1, used)].reduce((a, b) =>
    b.placed > a.placed || (b.placed === a.placed && b.cost < a.cost) ? b : a,
  )
}
