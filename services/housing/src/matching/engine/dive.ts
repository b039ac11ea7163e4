import { complete } from './complete.ts'
import type { Answer } from './finish.ts'
import { type Column, type Fate, type Limits, limit, type Master, solve, valuesOf } from './master.ts'
import type { Relaxation, Task } from './relax.ts'

/** Groups used more than `sure` are taken at once beside the one used most, and of the others used in part so large a part. */
export type Steps = { sure: number; eachStep: number }
export const QUICK: Steps = { sure: 0.5, eachStep: 1 / 8 }
export const CAREFUL: Steps = { sure: 0.8, eachStep: 1 / 16 }
const WHOLE = 1 - 1e-6

/**
 * A whole answer near the relaxation `root`, which respects its limits on households: takes the groups that are used most
 * among those used in part, solves the master again over who and what is left, and so on until no group is used in part;
 * everybody else is assigned to the whole places exactly. Columns missing in the master are not looked for: that would
 * take most of the time, for an answer that is only near.
 */
export function dive(
  task: Task,
  master: Master,
  { limits, root, steps }: { limits: Limits; root: Relaxation; steps: Steps },
): Answer {
  const { problem, index } = task
  const fates = new Map<number, Fate>(limits.fates)
  const taken: Column[] = []
  const take = (column: Column) => {
    taken.push(column)
    fates.set(problem.households + column.place, 'out')
    for (const pair of column.pairs) fates.set(index.household[pair]!, 'out')
  }
  for (let used = usedGroups(task, master.columns, root.values), solved = root.complete; ; ) {
    const next = solved ? inPart(task, used, steps) : []
    for (const column of next) take(column)
    if (next.length > 0) {
      limit(master, { ...limits, fates: new Map(fates) })
      solved = solve(master, 'dual', task.deadline - performance.now())
    }
    // Out of time, what was used at the step before is as good a guess as there is.
    if (next.length === 0 || !solved)
      return complete(task, [...taken, ...used.map(({ column }) => column)], limits)
    used = usedGroups(task, master.columns, valuesOf(master).values)
  }
}

type Used = { column: Column; share: number }

/** Groups of shared places that the relaxation uses, the most used first. */
function usedGroups({ problem }: Task, columns: readonly Column[], values: Float64Array): Used[] {
  const used: Used[] = []
  for (const [at, share] of values.entries()) {
    const column = columns[at]!
    if (share > 1e-6 && problem.sharing[column.place]) used.push({ column, share })
  }
  return used.sort((one, other) => other.share - one.share)
}

/** Of those used in part the ones used most, as far as they do not exclude each other. */
function inPart({ index }: Task, used: readonly Used[], { sure, eachStep }: Steps): Column[] {
  const open = used.filter(({ share }) => share < WHOLE)
  const taken = new Set<string>()
  const most = Math.max(1, Math.floor(open.length * eachStep))
  return open.flatMap(({ column, share }, at) => {
    if (at >= most && share <= sure) return []
    const own = [
      `place ${column.place}`,
      ...column.pairs.map((pair) => `household ${index.household[pair]!}`),
    ]
    if (own.some((one) => taken.has(one))) return []
    for (const one of own) taken.add(one)
    return [column]
  })
}
