import { complete } from './complete.ts'
import type { Answer } from './finish.ts'
import type { Column, Fate, Limits, Master } from './master.ts'
import { type Relaxation, relax, type Task } from './relax.ts'

/** A group used more than this is taken beside the one used most: few steps, and no two of them exclude each other. */
const SURE = 0.5
const WHOLE = 1 - 1e-6

/**
 * A whole answer near the relaxation `root`, which respects its limits on households: takes the group that is used most
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
  let relaxation = root
  for (;;) {
    const used = usedGroups(task, master.columns, relaxation)
    const next = inPart(used)
    if (next.length === 0 || !relaxation.complete) {
      taken.push(...used.map(({ column }) => column))
      break
    }
    for (const column of next) take(column)
    relaxation = relax(task, master, { ...limits, fates: new Map(fates) })
  }
  return complete(task, taken, limits)
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

/** Of those used in part the one used most, and others that are as good as sure. Those of one step exclude no other. */
function inPart(used: readonly Used[]): Column[] {
  const open = used.filter(({ share }) => share < WHOLE)
  return open.filter(({ share }, at) => at === 0 || share > SURE).map(({ column }) => column)
}
