/** Columns of a cover by their rows, where each row is in exactly one column of an answer. */
export type Columns = {
  rows: readonly (readonly number[])[]
  cost: readonly number[]
  /** 1 at a household in a whole place: two rows and nothing else. */
  whole: Uint8Array
}

export type Contracted = {
  /** Positions of the columns that are left, with their rows and costs by position among them. */
  kept: number[]
  rows: number[][]
  cost: number[]
  rowCount: number
  /** Columns that are in every answer, and what they cost together. */
  forced: number[]
  forcedCost: number
  /** Positions of all columns of an answer, from the kept ones it uses. */
  expand(used: readonly number[]): number[]
}

type Work = {
  columns: Columns
  rows: number[][]
  cost: number[]
  /** The columns left in each row; null where the row is gone. */
  on: (Set<number> | null)[]
  gone: Uint8Array
  todo: number[]
  forced: number[]
  merged: Merged[]
}

/** Of two columns of a row one is used: `one` where some of `others` is. */
type Merged = { one: number; other: number; others: Set<number> }

/**
 * The same question in fewer rows and columns. A row with one column left has that one. A row with two, both of a whole
 * place, makes one row of the two rows at their other ends: who is served there decides which of the two is used, so what
 * serves the one end pays for the column at the other. Also the relaxation stays the same, but for columns that would
 * serve both ends, which no answer uses. Null when a row has no column.
 */
export function contract(columns: Columns, rowCount: number): Contracted | null {
  const work: Work = {
    columns,
    rows: columns.rows.map((own) => [...own]),
    cost: [...columns.cost],
    on: Array.from({ length: rowCount }, () => new Set<number>()),
    gone: new Uint8Array(columns.cost.length),
    todo: Array.from({ length: rowCount }, (_, row) => row),
    forced: [],
    merged: [],
  }
  for (const [column, own] of columns.rows.entries()) for (const row of own) work.on[row]!.add(column)
  for (let row = work.todo.pop(); row !== undefined; row = work.todo.pop()) {
    const on = work.on[row]
    if (!on) continue
    if (on.size === 0) return null
    if (on.size > 2) continue
    const [one, other] = [...on] as [number, number | undefined]
    if (other === undefined) force(work, one)
    else if (columns.whole[one] && columns.whole[other]) merge(work, row, [one, other])
  }
  return resultOf(work)
}

function drop({ gone, rows, on, todo }: Work, column: number): void {
  if (gone[column]) return
  gone[column] = 1
  for (const row of rows[column]!) {
    on[row]?.delete(column)
    todo.push(row)
  }
}

function force(work: Work, column: number): void {
  work.forced.push(column)
  for (const row of work.rows[column]!) {
    const others = [...work.on[row]!]
    work.on[row] = null
    for (const other of others) drop(work, other)
  }
  work.gone[column] = 1
}

function merge(work: Work, row: number, [one, other]: [number, number]): void {
  const { rows, cost, on, gone, todo } = work
  const end = rows[one]!.find((own) => own !== row)!
  const otherEnd = rows[other]!.find((own) => own !== row)!
  if (end === otherEnd) {
    drop(work, cost[one]! <= cost[other]! ? other : one)
    return
  }
  gone[one] = 1
  gone[other] = 1
  on[row] = null
  on[end]!.delete(one)
  on[otherEnd]!.delete(other)
  for (const column of [...on[end]!]) if (rows[column]!.includes(otherEnd)) drop(work, column)
  for (const column of on[end]!) cost[column]! += cost[other]!
  const others = on[otherEnd]!
  for (const column of others) {
    cost[column]! += cost[one]!
    rows[column] = rows[column]!.map((own) => (own === otherEnd ? end : own))
    on[end]!.add(column)
  }
  work.merged.push({ one, other, others: new Set(others) })
  on[otherEnd] = null
  keepCheapest(work, end)
  for (const column of on[end]!) todo.push(...rows[column]!)
  todo.push(end)
}

/** Of whole places' columns with the same rows only the cheapest. */
function keepCheapest(work: Work, row: number): void {
  const cheapest = new Map<string, number>()
  for (const column of [...work.on[row]!]) {
    if (!work.columns.whole[column]) continue
    const key = work.rows[column]!.toSorted((one, other) => one - other).join()
    const known = cheapest.get(key)
    if (known === undefined) cheapest.set(key, column)
    else {
      const worse = work.cost[known]! <= work.cost[column]! ? column : known
      cheapest.set(key, worse === column ? known : column)
      drop(work, worse)
    }
  }
}

function resultOf({ columns, rows, cost, on, gone, forced, merged }: Work): Contracted {
  const left = new Map<number, number>()
  for (const [row, own] of on.entries()) if (own) left.set(row, left.size)
  const kept = [...columns.cost.keys()].filter((column) => !gone[column])
  return {
    kept,
    rows: kept.map((column) => rows[column]!.map((row) => left.get(row)!)),
    cost: kept.map((column) => cost[column]!),
    rowCount: left.size,
    forced,
    forcedCost: forced.reduce((sum, column) => sum + cost[column]!, 0),
    expand: (used) => {
      const all = new Set([...used.map((position) => kept[position]!), ...forced])
      for (const { one, other, others } of merged.toReversed())
        all.add([...others].some((column) => all.has(column)) ? one : other)
      return [...all]
    },
  }
}
