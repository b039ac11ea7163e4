import { type ClosedCover, closeCover } from './cover-close.ts'
import type { Answer } from './finish.ts'
import type { Limits, Master } from './master.ts'
import { heaviest, needOf } from './need.ts'
import { type Pool, poolOf } from './pool.ts'
import type { Relaxation, Task } from './relax.ts'

/** More columns than this are not taken as one cover. */
const MOST_COLUMNS = 400_000
/** The heaviest set of households is looked for among those so much lighter than the bound; then among lighter ones. */
const NARROW = 1
const WIDER = 5
/** Of the time left, so much at most to learn what the heaviest set weighs. */
const PART_FOR_NEED = 0.25
/** Where so many weights have no answer, the relaxation knows too little of who can live with whom. */
const MOST_MISSES = 4

/** One unit of heavier weights is lost among what the solver takes for nothing. */
const HEAVIEST = 100_000

export const isSearchableByWeight = ({ problem }: Task) =>
  problem.weight.every((weight) => weight <= HEAVIEST)

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
    const pool = poolAt(task, about, atLeast)
    if (!pool) return { answer: known, bound }
    const weight = heaviestWeight(task, master, { ...about, pool, atLeast, atMost: most })
    if (weight === 'none') {
      bound = atLeast * base - 1
      lighter *= WIDER
      continue
    }
    if (weight !== null) bound = Math.min(bound, (weight + 1) * base - 1)
    const closed = closeAt(task, master, {
      ...about,
      weight: weight ?? most,
      pool: weight === atLeast ? pool : poolAt(task, about, weight ?? most),
    })
    if (!closed) return { answer: known, bound }
    if (Number.isFinite(closed.quality))
      return { answer: closed.answer ?? known, bound: (weight ?? most) * base + closed.quality }
    bound = (weight ?? most) * base - 1
    // Where need alone says nothing, the weights below the bound are too many to be tried.
    if (weight === null) break
    misses += 1
  }
  return { answer: known, bound: Math.max(bound, known.worth) }
}

/** What is lost at the relaxation's prices by an answer that weighs `weight`, at most. */
function withinOf({ worth }: Task, { relaxation, limits }: About, weight: number) {
  return { relaxation, limits, most: relaxation.bound - weight * worth.base * relaxation.scale }
}

/** The columns that an answer of this weight may use; null when they are too many, or time is out. */
function poolAt(task: Task, about: About, weight: number): Pool | null {
  return performance.now() < task.deadline ? poolOf(task, withinOf(task, about, weight), MOST_COLUMNS) : null
}

/**
 * What the heaviest set weighs, `atMost` where need alone would place more than there can be: 'none' where no set weighs
 * `atLeast` so much, null where it would take too long to say.
 */
function heaviestWeight(
  task: Task,
  master: Master,
  about: About & { pool: Pool; atLeast: number; atMost: number },
): number | 'none' | null {
  const { pool, atLeast, atMost } = about
  const now = performance.now()
  const deadline = now + (task.deadline - now) * PART_FOR_NEED
  const need = needOf(task, pool, withinOf(task, about, atLeast))
  const set = heaviest(master.highs, need, { atLeast, tried: [], deadline })
  return set === 'none' || set === null ? set : Math.min(set.weight, atMost)
}

function closeAt(
  task: Task,
  master: Master,
  about: About & { pool: Pool | null; weight: number; known: Answer },
): ClosedCover | null {
  const { pool, weight, known } = about
  if (!pool || performance.now() >= task.deadline) return null
  const asHeavy = Math.floor(known.worth / task.worth.base) === weight ? known : null
  return closeCover(task, master, { ...withinOf(task, about, weight), pool, weight, known: asHeavy })
}
