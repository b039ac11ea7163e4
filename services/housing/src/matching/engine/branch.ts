import type { Column, Limits } from './master.ts'
import type { Relaxation, Task } from './relax.ts'

/** What a relaxation leaves open: whether a household is placed at all; with a pair, whether it is in that shared place. */
export type Question = { household: number; pair: number | null }

/** The question the relaxation is farthest from answering; undefined when it answers all. */
export function questionOf(
  { problem, index }: Task,
  columns: readonly Column[],
  { values }: Relaxation,
  { fates }: Limits,
): Question | undefined {
  const placed = new Float64Array(problem.households)
  const shares = new Map<number, number>()
  for (const [at, value] of values.entries()) {
    if (value <= 0) continue
    const { place, pairs } = columns[at]!
    for (const pair of pairs) {
      placed[index.household[pair]!]! += value
      if (problem.sharing[place]) shares.set(pair, (shares.get(pair) ?? 0) + value)
    }
  }
  const whether = [...placed.entries()]
    .filter(([household]) => !fates.has(household))
    .map(([household, share]) => ({ household, pair: null, open: openness(share) }))
  const where = [...shares].map(([pair, share]) => ({
    household: index.household[pair]!,
    pair,
    open: openness(share),
  }))
  return widest(whether) ?? widest(where)
}

const openness = (share: number) => Math.min(share, 1 - share)

function widest<One extends { open: number }>(all: readonly One[]): One | undefined {
  let found: One | undefined
  for (const one of all) if (one.open > (found?.open ?? 1e-6)) found = one
  return found
}

/** The limits of both answers. In a shared place: with no other pair of the household left, and without this one. */
export function limitsOf({ problem }: Task, { fates, banned }: Limits, { household, pair }: Question) {
  const placed = new Map([...fates, [household, 'in' as const]])
  if (pair === null)
    return {
      yes: { fates: placed, banned },
      no: { fates: new Map([...fates, [household, 'out' as const]]), banned },
    }
  const others: number[] = []
  for (let other = problem.first[household]!; other < problem.first[household + 1]!; other++)
    if (other !== pair) others.push(other)
  return {
    yes: { fates: placed, banned: new Set([...banned, ...others]) },
    no: { fates, banned: new Set([...banned, pair]) },
  }
}
