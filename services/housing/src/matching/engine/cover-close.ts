import { type Cover, coverOf } from './cover.ts'
import { diveCover } from './cover-dive.ts'
import type { CoverModel } from './cover-model.ts'
import { type CoverRelaxation, relaxCover, startCover, within } from './cover-root.ts'
import { type Best, MARGIN, searchCover, worthLooking } from './cover-search.ts'
import { type Answer, answerOf } from './finish.ts'
import { createLearnt, type Learnt } from './learnt.ts'
import { isKnown, type Master } from './master.ts'
import type { Pool, Within } from './pool.ts'
import type { Task } from './relax.ts'

export type ClosedCover = {
  /** Better than the known one. */
  answer: Answer | null
  /** No answer that weighs so much has more quality; -Infinity when there is none. */
  quality: number
}

/** Who is placed is decided first where that costs this much of quality. */
const ALIKE = 1
/** So far above the relaxation answers are looked for at first, then so much farther each time. */
const NEAR = 12
const FARTHER = 1.6
/** The relaxation starts from the columns that lose no more than this at the prices they were listed by. */
const START = 20

/**
 * The best of all answers that weigh `weight`: first who is placed, where the relaxation leaves that open, then which
 * groups; the part that may hold the most first. Null when there is no time for a bound. `known`: an answer that weighs
 * so much, if there is one.
 */
export function closeCover(
  task: Task,
  master: Master,
  about: Within & { pool: Pool; weight: number; known: Answer | null },
): ClosedCover | null {
  const { pool, known } = about
  const { base } = task.worth
  const cover = coverOf(task, pool, about)
  const near = START * about.relaxation.scale
  const start = [...pool.columns.keys()].filter(
    (column) => pool.losses[column]! <= near || isKnown(master, pool.columns[column]!),
  )
  const model = startCover(master.highs, cover, new Set(start))
  const best: Best = {
    used: null,
    cost: known ? cover.best - (known.worth % base) : Number.POSITIVE_INFINITY,
  }
  try {
    const least = searchHouseholds({
      model,
      best,
      learnt: createLearnt(cover.questions),
      deadline: task.deadline,
    })
    if (least === null) return null
    const columns = best.used?.flatMap((column) => cover.columns[column] ?? [])
    return {
      answer: columns ? answerOf(task, columns) : null,
      quality: Math.floor(cover.best - least + MARGIN),
    }
  } finally {
    model.model.dispose()
  }
}

type Search = { model: CoverModel; best: Best; learnt: Learnt; deadline: number }

/** A part: who is placed as far as decided. `searched`: no answer in it costs less; `reach`: how far above that was looked. */
type Part = CoverRelaxation & { searched: number; reach: number }

/**
 * The least that any answer costs; null without time for the first relaxation. The part that may hold the best first, and
 * of what is in it only what costs little more than its relaxation, then a little more, and so on: most of the work is
 * then done where the best is.
 */
function searchHouseholds(search: Search): number | null {
  const { model, best, deadline } = search
  const first = relaxCover(model, { decided: new Map(), from: null, deadline })
  if (first === null) return null
  const open: Part[] = first === 'nothing' ? [] : [partOf(first)]
  let left = Number.POSITIVE_INFINITY
  for (let part = takeCheapest(open); part; part = takeCheapest(open)) {
    // Nothing costs more than an answer of no quality at all.
    if (part.searched >= Math.min(worthLooking(best), model.cover.best + 1)) continue
    if (performance.now() >= deadline) {
      left = Math.min(left, part.searched)
      continue
    }
    const parts = part.searched > part.cost ? null : byHousehold(search, part)
    if (parts) open.push(...parts)
    else {
      const next = searchGroups(search, part)
      if (typeof next === 'number') left = Math.min(left, next)
      else open.push(next)
    }
  }
  return Math.min(left, best.cost)
}

const partOf = (relaxation: CoverRelaxation): Part => ({
  ...relaxation,
  searched: relaxation.cost,
  reach: NEAR,
})

/** Both parts of a part, by the household it is farthest from deciding about; null where that is not to be asked first. */
function byHousehold({ model, deadline }: Search, part: Part): Part[] | null {
  const row = openHousehold(model.cover, part)
  if (row === null) return null
  const parts = [true, false].map((placed) =>
    relaxCover(model, { decided: new Map([...part.decided, [row, placed]]), from: part.basis, deadline }),
  )
  if (parts.includes(null)) return null
  const possible = parts.flatMap((next) => (next === null || next === 'nothing' ? [] : [partOf(next)]))
  // To whom it makes no difference is asked beside everything else: the same would be searched twice otherwise.
  return possible.length === 2 && possible.every(({ cost }) => cost < part.cost + ALIKE) ? null : possible
}

/** The part with what is next to be looked at, or the least cost of what could not be looked at in it. */
function searchGroups({ model, best, learnt, deadline }: Search, part: Part): Part | number {
  if (best.cost === Number.POSITIVE_INFINITY)
    Object.assign(best, near(model, part, { most: NEAR, work: (own) => diveCover(own, deadline) }))
  const upTo = Math.min(worthLooking(best), part.cost + part.reach)
  const about = { best, learnt, least: part.cost, upTo, deadline }
  const left = near(model, part, { most: upTo - part.cost, work: (own) => searchCover(own, about) })
  if (left !== null && left !== Number.POSITIVE_INFINITY) return left
  return { ...part, searched: upTo, reach: part.reach * FARTHER }
}

/** What `work` makes of the columns that cost at most so much above a part's relaxation; null where no answer has only those. */
function near<Result>(
  model: CoverModel,
  part: Part,
  { most, work }: { most: number; work: (own: CoverModel) => Result },
): Result | null {
  const own = within(model, part, most)
  if (!own) return null
  try {
    return work(own)
  } finally {
    own.model.dispose()
  }
}

function takeCheapest(open: Part[]): Part | undefined {
  const costs = open.map(({ searched }) => searched)
  return open.splice(costs.indexOf(Math.min(...costs)), 1)[0]
}

/** The household the relaxation is farthest from placing or leaving out; null when it does either with all. */
function openHousehold(cover: Cover, { values }: CoverRelaxation): number | null {
  let found: number | null = null
  let widest = 1e-6
  for (let column = cover.columns.length; column < values.length; column++) {
    const openness = Math.min(values[column]!, 1 - values[column]!)
    if (cover.leftOut[column]! === 0 || cover.entries[column]!.length === 0 || openness <= widest) continue
    widest = openness
    found = cover.entries[column]![0]!
  }
  return found
}
