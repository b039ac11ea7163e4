import { type ClosedCover, closeCover } from './cover-close.ts'
import type { Answer } from './finish.ts'
import type { Limits, Master } from './master.ts'
import { heaviest, needOf } from './need.ts'
import { poolOf } from './pool.ts'
import type { Relaxation, Task } from './relax.ts'

/** More columns than this are not taken as one cover. */
const MOST_COLUMNS = 400_000
/** The heaviest set of households is looked for among those so much lighter than the bound; then among lighter ones. */
const NARROW = 1
const WIDER = 5
/** Where so many weights have no answer, the relaxation knows too little of who can live with whom. */
const MOST_MISSES = 4

type About = { limits: Limits; relaxation: Relaxation }

/**
 * Both objectives one after the other: what the heaviest set of households weighs, and the best answer that weighs so
 * much; where there is none, the next lighter, for some of them. Answers the best found, and what none is worth more
 * than.
 */
export function searchByWeight(
  task: Task,
  master: Master,
  about: About & { bound: number; known: Answer },
): { answer: Answer; bound: number } {
  const { base } = task.worth
  const { known } = about
  const least = Math.floor(known.worth / base)
  let { bound } = about
  for (let lighter = NARROW, misses = 0; bound > known.worth && misses < MOST_MISSES; ) {
    const most = Math.floor(bound / base)
    const atLeast = Math.max(least, most - lighter)
    const weight = heaviestWeight(task, master, { ...about, atLeast, atMost: most })
    if (weight === null) return { answer: known, bound }
    if (weight === 'none') {
      bound = atLeast * base - 1
      lighter *= WIDER
      continue
    }
    bound = Math.min(bound, (weight + 1) * base - 1)
    const closed = closeAt(task, master, { ...about, weight })
    misses += 1
    if (!closed) return { answer: known, bound }
    if (Number.isFinite(closed.quality))
      return { answer: closed.answer ?? known, bound: weight * base + closed.quality }
    bound = weight * base - 1
  }
  return { answer: known, bound: Math.max(bound, known.worth) }
}

/** What is lost at the relaxation's prices by an answer that weighs `weight`, at most. */
function withinOf({ worth }: Task, { relaxation, limits }: About, weight: number) {
  return { relaxation, limits, most: relaxation.bound - weight * worth.base * relaxation.scale }
}

function heaviestWeight(
  task: Task,
  master: Master,
  about: About & { atLeast: number; atMost: number },
): number | 'none' | null {
  const { atLeast, atMost } = about
  const within = withinOf(task, about, atLeast)
  const pool = performance.now() < task.deadline ? poolOf(task, within, MOST_COLUMNS) : null
  if (!pool) return null
  const set = heaviest(master.highs, needOf(task, pool, within), {
    atLeast,
    atMost,
    tried: [],
    deadline: task.deadline,
  })
  // Where it would take too long to say, anything up to the bound may be.
  if (set === null) return atMost
  return set === 'none' ? set : set.weight
}

function closeAt(
  task: Task,
  master: Master,
  about: About & { weight: number; known: Answer },
): ClosedCover | null {
  const { weight, known } = about
  const within = withinOf(task, about, weight)
  const pool = poolOf(task, within, MOST_COLUMNS)
  if (!pool) return null
  const asHeavy = Math.floor(known.worth / task.worth.base) === weight ? known : null
  return closeCover(task, master, { ...within, pool, weight, known: asHeavy })
}
