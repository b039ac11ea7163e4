/** Cost of giving each task (row) to each place (column); Infinity where it must not be. */
export type Costs = readonly (readonly number[])[]

/**
 * Solves an assignment exactly (Hungarian method with potentials, O(rows² · columns)): as many tasks as possible get a
 * place of their own, and the sum of costs is the least. Answers each row's column, or null for who stays without.
 */
export function assign(costs: Costs): (number | null)[] {
  const rows = costs.length
  const places = costs[0]?.length ?? 0
  if (rows === 0) return []
  const penalty =
    1 +
    costs
      .flat()
      .filter(Number.isFinite)
      .reduce((sum, cost) => sum + Math.abs(cost), 0)
  // A column of its own for each row that stays without; a forbidden pair is dearer than any number of those.
  const forbidden = penalty * (rows + 1)
  const square = costs.map((row) => [
    ...row.map((cost) => (Number.isFinite(cost) ? cost : forbidden)),
    ...costs.map(() => penalty),
  ])
  return solve(square, places + rows).map((column, row) => {
    const isReal = column < places && Number.isFinite(costs[row]?.[column] ?? Infinity)
    return isReal ? column : null
  })
}

type State = { u: number[]; v: number[]; owner: number[] }

function solve(costs: Costs, columns: number): number[] {
  const rows = costs.length
  const state: State = {
    u: new Array<number>(rows + 1).fill(0),
    v: new Array<number>(columns + 1).fill(0),
    owner: new Array<number>(columns + 1).fill(0),
  }
  for (let row = 1; row <= rows; row++) augment(costs, state, row, columns)
  const result = new Array<number>(rows).fill(0)
  for (let column = 1; column <= columns; column++) {
    const row = at(state.owner, column)
    if (row > 0) result[row - 1] = column - 1
  }
  return result
}

/** Adds one row by the cheapest alternating path; index 0 is the start of the path, rows and columns count from 1. */
function augment(costs: Costs, state: State, row: number, columns: number): void {
  const { u, v, owner } = state
  owner[0] = row
  const least = new Array<number>(columns + 1).fill(Infinity)
  const way = new Array<number>(columns + 1).fill(0)
  const used = new Array<boolean>(columns + 1).fill(false)
  let column = 0
  do {
    used[column] = true
    const current = at(owner, column)
    let delta = Infinity
    let next = 0
    for (let j = 1; j <= columns; j++) {
      if (used[j]) continue
      const reduced = at(costs[current - 1] ?? [], j - 1) - at(u, current) - at(v, j)
      if (reduced < at(least, j)) {
        least[j] = reduced
        way[j] = column
      }
      if (at(least, j) < delta) {
        delta = at(least, j)
        next = j
      }
    }
    for (let j = 0; j <= columns; j++) {
      if (used[j]) {
        u[at(owner, j)] = at(u, at(owner, j)) + delta
        v[j] = at(v, j) - delta
      } else least[j] = at(least, j) - delta
    }
    column = next
  } while (at(owner, column) !== 0)
  while (column !== 0) {
    const before = at(way, column)
    owner[column] = at(owner, before)
    column = before
  }
}

function at(list: readonly number[], index: number): number {
  return list[index] ?? 0
}
