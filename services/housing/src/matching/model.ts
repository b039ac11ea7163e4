import { conflicts, type Pair } from './pairs.ts'
import { roomLeft } from './room-left.ts'

/** A row `sum(coefficient * column) <= limit`; columns are positions in the list of pairs. */
export type Row = { columns: number[]; coefficients: number[]; limit: number }

/** Choose pairs (each yes or no) so that every row holds. `integral`: the linear relaxation already gives yes or no. */
export type Model = { columns: number; rows: Row[]; integral: boolean }

/** One place per household; one household per whole place; in shared flats what there is of everything, and peace. */
export function toModel(pairs: readonly Pair[]): Model {
  const columns = pairs.map((pair, column) => ({ pair, column }))
  const byRequest = Map.groupBy(columns, ({ pair }) => pair.request.id)
  const byPlace = Map.groupBy(columns, ({ pair }) => pair.place.id)
  const rows = [...byRequest.values()].map((some) => atMostOne(some.map(({ column }) => column)))
  let integral = true
  for (const some of byPlace.values()) {
    const shared = some[0]?.pair.place.sharing != null
    integral &&= !shared
    rows.push(...(shared ? sharedRows(some) : [atMostOne(some.map(({ column }) => column))]))
  }
  return { columns: pairs.length, rows, integral }
}

type Column = { pair: Pair; column: number }

function sharedRows(some: Column[]): Row[] {
  const [first] = some
  if (!first) return []
  const left = roomLeft(first.pair.place)
  const row = (limit: number, of: (pair: Pair) => number): Row => ({
    columns: some.map(({ column }) => column),
    coefficients: some.map(({ pair }) => of(pair)),
    limit,
  })
  const columnOf = new Map(some.map(({ pair, column }) => [pair, column]))
  return [
    row(left.households, () => 1),
    row(left.people, ({ request }) => request.people),
    row(left.bedPeople, ({ request }) => request.bedPeople),
    row(left.rooms, ({ request }) => request.rooms),
    ...conflicts(some.map(({ pair }) => pair)).map((two) =>
      atMostOne(two.flatMap((pair) => columnOf.get(pair) ?? [])),
    ),
  ]
}

function atMostOne(columns: number[]): Row {
  return { columns, coefficients: columns.map(() => 1), limit: 1 }
}
