import { gainsOf } from './bound.ts'
import { FEW, visitGroups } from './groups.ts'
import type { Column, Limits } from './master.ts'
import type { Relaxation, Task } from './relax.ts'

/** Columns by place, those of `p` from `first[p]` to `first[p + 1] - 1`, and what each loses at some prices. */
export type Pool = { columns: Column[]; first: Int32Array; losses: number[] }

/** Prices, what has to be respected with them, and the most that may be lost at them, in whole numbers of 1/scale. */
export type Within = { relaxation: Relaxation; limits: Limits; most: number }

/**
 * Every column that loses at most `most`: an answer that loses no more uses no other. Null when they are more than
 * `mostColumns`, or when listing what a place holds would take longer than the answer is worth.
 */
export function poolOf(task: Task, within: Within, mostColumns: number): Pool | null {
  const { problem } = task
  if (!isListable(task)) return null
  const pool: Pool = { columns: [], first: new Int32Array(problem.places + 1), losses: [] }
  for (let place = 0; place < problem.places; place++) {
    listPlace(task, place, { pool, within, mostColumns })
    if (pool.columns.length > mostColumns) return null
    pool.first[place + 1] = pool.columns.length
  }
  return pool
}

export function isListable({ problem }: Task): boolean {
  return !problem.sharing.some((sharing) => sharing && sharing.maxHouseholds > FEW)
}

type Listing = { pool: Pool; within: Within; mostColumns: number }

function listPlace(task: Task, place: number, { pool, within, mostColumns }: Listing): void {
  const { problem, index } = task
  const { relaxation, limits, most } = within
  const gains = gainsAt(task, place, relaxation, limits)
  const price = relaxation.placePrices[place]!
  const sharing = problem.sharing[place]
  const add = (ranks: readonly number[], gain: number) => {
    // As they lie in a column of the master, so that it is known for the same.
    const pairs = ranks.map((rank) => index.pairs[index.first[place]! + rank]!).sort(rising)
    pool.columns.push({ place, pairs })
    pool.losses.push(price - gain)
  }
  if (!sharing) {
    for (const [rank, gain] of gains.entries()) if (price - gain <= most) add([rank], gain)
    return
  }
  visitGroups(sharing, gains, price - most, (ranks, gain) => {
    if (ranks.length > 0) add(ranks, gain)
    return pool.columns.length > mostColumns ? Number.POSITIVE_INFINITY : price - most
  })
}

const rising = (one: number, other: number) => one - other

/** What each pair of a place gains at the relaxation's prices, by rank; -Infinity for who must stay out. */
export function gainsAt(
  { index, worth }: Task,
  place: number,
  { prices, scale }: Relaxation,
  { fates, banned }: Limits,
): Float64Array {
  return gainsOf(index, place, (pair, household) =>
    banned.has(pair) || fates.get(household) === 'out'
      ? Number.NEGATIVE_INFINITY
      : worth.of[pair]! * scale - prices[household]!,
  )
}

/** The columns of a pool that lose at most `most` at other prices. */
export function narrow({ index, worth }: Task, pool: Pool, { relaxation, limits, most }: Within): Pool {
  const { prices, placePrices, scale } = relaxation
  const { fates, banned } = limits
  const kept: Pool = { columns: [], first: new Int32Array(pool.first.length), losses: [] }
  for (const column of pool.columns) {
    let loss = placePrices[column.place]!
    for (const pair of column.pairs) {
      const household = index.household[pair]!
      loss -= worth.of[pair]! * scale - prices[household]!
      if (banned.has(pair) || fates.get(household) === 'out') loss = Number.POSITIVE_INFINITY
    }
    if (loss > most) continue
    kept.columns.push(column)
    kept.losses.push(loss)
    kept.first[column.place + 1]! += 1
  }
  for (let place = 1; place < kept.first.length; place++) kept.first[place]! += kept.first[place - 1]!
  return kept
}
