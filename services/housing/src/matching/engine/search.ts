import type { Basis, Highs } from 'highs'
import { limitsOf, questionOf } from './branch.ts'
import { isSearchableByWeight, searchByWeight } from './by-weight.ts'
import { CAREFUL, dive, QUICK, type Steps } from './dive.ts'
import { type Answer, answerOf, finish } from './finish.ts'
import { finishByPairs, MOST_PAIRS } from './finish-pairs.ts'
import { addColumns, createMaster, type Limits, type Master, NO_LIMITS, resume, standing } from './master.ts'
import { heaviest, needOf, type Placed } from './need.ts'
import { isListable, narrow, type Pool, poolOf, type Within } from './pool.ts'
import { isLarge, type Relaxation, relax, type Task } from './relax.ts'
import { startColumns } from './start.ts'

export type Searched = {
  answer: Answer
  /** No answer is worth more than this. */
  bound: number
  /** The relaxation of the whole problem: its prices prove its bound by themselves. */
  root: Relaxation
  /** Parts the problem was divided into to close what the prices left open. */
  parts: number
}

/**
 * The best answer to a problem with shared places. A dive from the relaxation over groups finds an answer near it at
 * once. Where the relaxation would meet more need, the households to place are decided all together: the heaviest sets
 * of them are found by need alone, one after the other. What is still open divides the rest, the part that may hold the
 * most first: whether a household is placed at all, then whether it is in a shared place; once that is known of all, the
 * rest is an assignment. Where the groups of an answer near the bound are few, they are searched whole. `known` is an
 * answer to improve.
 */
export function search(highs: Highs, task: Task, known: Answer): Searched {
  const master = startMaster(highs, task)
  try {
    return searchAgain(task, master, { limits: NO_LIMITS, known })
  } finally {
    master.model.dispose()
  }
}

/** A master to search with, now and again; whoever made it disposes of its model. */
export function startMaster(highs: Highs, task: Task): Master {
  const master = createMaster(highs, task.problem, task.index)
  addColumns(master, startColumns(task))
  return master
}

/** As `search`, from the columns and prices a master has, under other limits than it was solved with before. */
export function searchAgain(
  task: Task,
  master: Master,
  { limits, known }: { limits: Limits; known: Answer },
): Searched {
  const state = { task, master, answer: known, root: null, standing: null, first: true, byWeight: true }
  return divide(state, [
    { limits, bound: Number.POSITIVE_INFINITY, from: null, pool: null, byNeed: null, dives: QUICK },
  ])
}

/** `from`: where the solver stood at the relaxation it was divided from. */
type Part = {
  limits: Limits
  bound: number
  from: Basis | null
  /** The only columns to use in it, where they are known. */
  pool: Pool | null
  /** Which households to place is decided for all of them at once, one set after the other. */
  byNeed: ByNeed | null
  /** How to dive for a whole answer near its relaxation, where that is worth it. */
  dives: Steps | null
}

/** The relaxation the part was divided from, how much less than it the next set may weigh, and the sets there were. */
type ByNeed = { relaxation: Relaxation; guess: number; tried: readonly Placed[] }

type State = {
  task: Task
  master: Master
  answer: Answer
  root: Relaxation | null
  standing: Basis | null
  /** Is what is looked at next the whole? */
  first: boolean
  /** Is a large problem to be searched by weight? */
  byWeight: boolean
}

function divide(state: State, open: Part[]): Searched {
  let parts = 0
  let bound = Number.NEGATIVE_INFINITY
  for (let part = takeBest(open); part; part = takeBest(open)) {
    if (part.bound <= state.answer.worth) continue
    parts += 1
    const outcome = examine(state, part)
    open.push(...outcome.open)
    bound = Math.max(bound, outcome.unproved)
    if (performance.now() >= state.task.deadline) break
  }
  bound = Math.max(bound, state.answer.worth, ...open.map((part) => part.bound))
  if (!state.root) throw new Error('a search has a first part')
  return { answer: state.answer, bound, root: state.root, parts }
}

/** The part that may hold the most, of several the latest: no part is looked at that a better answer would close. */
function takeBest(open: Part[]): Part | undefined {
  let best = open.length - 1
  for (let at = best - 1; at >= 0; at--) if (open[at]!.bound > open[best]!.bound) best = at
  return open.splice(best, 1)[0]
}

/** Parts still to look at, and a bound for what was given up for lack of time (-Infinity when nothing was). */
type Outcome = { open: Part[]; unproved: number }

const CLOSED: Outcome = { open: [], unproved: Number.NEGATIVE_INFINITY }

function examine(state: State, part: Part): Outcome {
  if (part.byNeed) return nextSet(state, part, part.byNeed)
  const { task, master } = state
  const { limits } = part
  const { first } = state
  state.first = false
  if (part.from && part.from !== state.standing) resume(master, part.from)
  state.standing = null
  const large = first && state.byWeight && isLarge(task) && isListable(task) && isSearchableByWeight(task)
  const relaxation = relax({ ...task, deadline: relaxUntil(task) }, master, limits, {
    pool: part.pool,
    soon: large,
  })
  if (first) state.root = better(state.root, relaxation)
  if (!relaxation.possible) return CLOSED
  const bound = Math.min(part.bound, Math.floor(relaxation.bound / relaxation.scale + 1e-9))
  if (bound <= state.answer.worth) return CLOSED
  if (large) return searchLarge(state, { ...part, bound }, relaxation)
  const from = relaxation.complete ? standing(master) : null
  state.standing = from
  improve(state, wholeAnswer(task, master, relaxation))
  if (bound <= state.answer.worth) return CLOSED
  const rest = { ...part, bound, from, dives: null }
  if (part.dives) {
    improve(state, dive(task, master, { limits, root: relaxation, steps: part.dives }))
    // A dive moves the solver on.
    state.standing = null
    if (bound <= state.answer.worth) return CLOSED
    if (first && relaxation.complete && isListable(task) && weighsLess(state, bound)) {
      const guess = firstGuess(task, bound / task.worth.base)
      return { ...CLOSED, open: [{ ...rest, byNeed: { relaxation, guess, tried: [] } }] }
    }
  }
  const question = relaxation.complete ? questionOf(task, master.columns, relaxation, limits) : undefined
  // Without time to search them, columns are not listed.
  if (performance.now() >= task.deadline) return { open: [], unproved: bound }
  const most = relaxation.bound - (state.answer.worth + 1) * relaxation.scale
  const within = { relaxation, limits, most }
  const pool = part.pool
    ? narrow(task, part.pool, within)
    : poolOf(task, within, relaxation.complete ? mostPool(task) : EVERYTHING)
  const about = { ...within, bound, pool }
  if (!question) return { open: [], unproved: finished(state, about, EVERYTHING) }
  const left = finished(state, about, FEW)
  if (left <= state.answer.worth) return CLOSED
  const { yes, no } = limitsOf(task, limits, question)
  return { ...CLOSED, open: [no, yes].map((limits) => ({ ...rest, limits, pool, bound: left })) }
}

/** To list the columns of a large problem takes a part of this (milliseconds). */
const LISTED = 1000

/** A large problem: an answer near the relaxation, to have one, and then one objective after the other. */
function searchLarge(state: State, part: Part, relaxation: Relaxation): Outcome {
  const { task, master } = state
  const { limits, bound } = part
  improve(state, dive(task, master, { limits, root: relaxation, steps: QUICK }))
  if (task.deadline - performance.now() < LISTED) return { ...CLOSED, unproved: bound }
  const found = searchByWeight(task, master, { limits, relaxation, bound, known: state.answer })
  improve(state, found.answer)
  const proved = found.bound <= state.answer.worth
  if (proved || performance.now() >= task.deadline) return { ...CLOSED, unproved: found.bound }
  state.first = true
  state.byWeight = false
  return { ...CLOSED, open: [{ ...part, bound: found.bound }] }
}

const better = (known: Relaxation | null, other: Relaxation) =>
  known && known.bound / known.scale <= other.bound / other.scale ? known : other

/** Is less need met than a bound allows? */
function weighsLess({ task, answer }: State, bound: number): boolean {
  const { base } = task.worth
  return Math.floor(answer.worth / base) < Math.floor(bound / base)
}

/** The heaviest set of households not looked at yet, and all that are lighter. */
function nextSet({ task, master, answer }: State, part: Part, byNeed: ByNeed): Outcome {
  const { base } = task.worth
  const { relaxation, tried, guess } = byNeed
  const known = Math.floor(answer.worth / base)
  const atLeast = Math.max(known, Math.floor(part.bound / base) - guess)
  const worth = Math.max(atLeast * base, answer.worth + 1)
  const within = { relaxation, limits: part.limits, most: relaxation.bound - worth * relaxation.scale }
  const pool = tried.length < MOST_SETS ? poolOf(task, within, MORE_FOR_NEED * mostPool(task)) : null
  const about = { atLeast, tried, deadline: relaxUntil(task) }
  const set = pool && heaviest(master.highs, needOf(task, pool, within), about)
  // A set heavier than the relaxation shows that it knows too little of who can live with whom.
  if (!set || (set !== 'none' && set.weight > Math.floor(part.bound / base)))
    return { ...CLOSED, open: [{ ...part, byNeed: null }] }
  if (set === 'none') {
    if (atLeast === known) return CLOSED
    const bound = Math.min(part.bound, atLeast * base - 1)
    return { ...CLOSED, open: [{ ...part, bound, byNeed: { ...byNeed, guess: Math.max(1, guess * WIDER) } }] }
  }
  const bound = Math.min(part.bound, (set.weight + 1) * base - 1)
  // Too many to be searched soon: until then nothing else would give an answer with this set.
  const dives = pool && pool.columns.length > EVERYTHING ? CAREFUL : null
  return {
    ...CLOSED,
    open: [
      // Another as heavy is asked for before lighter ones: fewer columns can be in it.
      { ...part, bound, byNeed: { ...byNeed, guess: 0, tried: [...tried, set.placed] } },
      { ...part, bound, limits: set.limits, pool, byNeed: null, dives },
    ],
  }
}

/** The best set of households weighs less than the relaxation by a five hundredth of what one weighs, at first; then more. */
const NARROW = 0.002
const WIDER = 5

function firstGuess({ problem }: Task, bound: number): number {
  return Math.max(1, Math.ceil((bound / Math.min(problem.households, problem.places)) * NARROW))
}

/** With more sets than this as heavy as each other, households say little: the search asks about one after the other. */
const MOST_SETS = 6

/** To look through more columns than there are pairs takes longer than to search among the pairs. */
const mostPool = ({ problem }: Task) => Math.max(FEW, problem.place.length)

/** Sets of households are looked for among so many times as many: each closes much. */
const MORE_FOR_NEED = 2

/** More columns than this are not searched all at once. */
const EVERYTHING = 60_000
/** So few are searched faster than divided further. */
const FEW = 500

/**
 * A relaxation takes half of the time left at most, where pairs are few enough to be searched one by one in the other
 * half. Where they are not, it is the best use of the time, but for what an answer has to be made in.
 */
function relaxUntil({ deadline, problem }: Task): number {
  const now = performance.now()
  return now + (deadline - now) * (problem.place.length > MOST_PAIRS ? 0.95 : 0.5)
}

type About = Within & { bound: number; pool: Pool | null }

/** Looks for the best answer, if so few columns can be in one. Answers what bounds all that is left. */
function finished(state: State, { bound, pool, ...about }: About, mostColumns: number): number {
  const { task, master } = state
  const better = { ...about, atLeast: state.answer.worth + 1 }
  if (pool && pool.columns.length > mostColumns) return bound
  const found = pool
    ? finish(task, master, { ...better, pool })
    : finishByPairs(task, master.highs, better, mostColumns)
  if (!found) return bound
  improve(state, found.answer)
  return found.conclusive ? state.answer.worth : bound
}

function improve(state: State, other: Answer | null): void {
  if (other && other.worth > state.answer.worth) state.answer = other
}

/** The relaxation itself, when it uses every column wholly or not at all. */
function wholeAnswer(task: Task, master: Master, { values }: Relaxation): Answer | null {
  const used = [...values.keys()].filter((at) => values[at]! > 1e-6)
  if (used.some((at) => values[at]! < 1 - 1e-6)) return null
  return answerOf(
    task,
    used.map((at) => master.columns[at]!),
  )
}
