import { complete } from './complete.ts'
import type { Answer } from './finish.ts'
import type { Column, Fate, Limits, Master } from './master.ts'
import { type Relaxation, relax, type Task } from './relax.ts'

/** Groups used more than this are taken beside the one used most; and so large a part of them, or a large problem takes many steps. */
const SURE = 0.5
const EACH_STEP = 1 / 8
const WHOLE = 1 - 1e-6

/**
 * A whole answer near the relaxation `root`, which respects its limits on households: takes the groups that are used most
 * among those used in part, solves the relaxation again over who and what is left, and so on until no group is used in
 * part; everybody else is assigned to the whole places exactly. Leaves columns in the master that were missing.
 */
export function dive(task: Task, master: Master, limits: Limits, root: Relaxation): Answer {
  const { problem, index } = task
  const fates = new Map<number, Fate>(limits.fates)
  const taken: Column[] = []
  const take = (column: Column) => {
    taken.push(column)
    fates.set(problem.households + column.place, 'out')
    for (const pair of column.pairs) fates.set(index.household[pair]!, 'out')
  }
  for (let relaxation = root; ; ) {
    const used = usedGroups(task, master.columns, relaxation)
    const next = relaxation.complete ? inPart(task, used) : []
    for (const column of next) take(column)
    if (next.length > 0) relaxation = relax(task, master, { ...limits, fates: new Map(fates) })
    if (next.length > 0 && relaxation.complete) continue
    // Out of time, what was used at the step before is as good a guess as there is.
    const last = next.length > 0 ? [...usedGroups(task, master.columns, relaxation), ...used] : used
    return complete(task, [...taken, ...last.map(({ column }) => column)], limits)
  }
}

type Used = { column: Column; share: number }

/** Groups of shared places that the relaxation uses, the most used first. */
function usedGroups({ problem }: Task, columns: readonly Column[], { values }: Relaxation): Used[] {
  const used: Used[] = []
  for (const [at, share] of values.entries()) {
    const column = columns[at]!
    if (share > 1e-6 && problem.sharing[column.place]) used.push({ column, share })
  }
  return used.sort((one, other) => other.share - one.share)
}

/** Of those used in part the ones used most, as far as they do not exclude each other. */
function inPart({ index }: Task, used: readonly Used[]): Column[] {
  const open = used.filter(({ share }) => share < WHOLE)
  const taken = new Set<string>()
  const most = Math.max(1, Math.floor(open.length * EACH_STEP))
  return open.flatMap(({ column, share }, at) => {
    if (at >= most && share <= SURE) return []
    const own = [
      `place ${column.place}`,
      ...column.pairs.map((pair) => `household ${index.household[pair]!}`),
    ]
    if (own.some((one) => taken.has(one))) return []
    for (const one of own) taken.add(one)
    return [column]
  })
}
