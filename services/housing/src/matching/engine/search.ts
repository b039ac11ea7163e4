import type { Basis, Highs } from 'highs'
import { limitsOf, questionOf } from './branch.ts'
import { dive } from './dive.ts'
import { type Answer, answerOf, finish } from './finish.ts'
import { MOST_PAIRS } from './finish-pairs.ts'
import { addColumns, createMaster, type Limits, type Master, NO_LIMITS, resume, standing } from './master.ts'
import { type Relaxation, relax, type Task } from './relax.ts'
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
 * once. What the relaxation leaves open divides the rest, the part that may hold the most first: whether a household is
 * placed at all, then whether it is in a shared place; once that is known of all, the rest is an assignment. Where the
 * groups of an answer near the bound are few, they are searched whole. `known` is an answer to improve.
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
  const state = { task, master, answer: known, root: null, standing: null }
  return divide(state, [{ limits, bound: Number.POSITIVE_INFINITY, from: null }])
}

/** `from`: where the solver stood at the relaxation it was divided from. */
type Part = { limits: Limits; bound: number; from: Basis | null }
type State = { task: Task; master: Master; answer: Answer; root: Relaxation | null; standing: Basis | null }

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
  const { task, master } = state
  const { limits } = part
  const first = !state.root
  if (part.from && part.from !== state.standing) resume(master, part.from)
  state.standing = null
  const relaxation = relax({ ...task, deadline: halfway(task) }, master, limits)
  state.root ??= relaxation
  if (!relaxation.possible) return CLOSED
  const bound = Math.min(part.bound, Math.floor(relaxation.bound / relaxation.scale + 1e-9))
  if (bound <= state.answer.worth) return CLOSED
  const from = relaxation.complete ? standing(master) : null
  // A dive moves the solver on.
  state.standing = first ? null : from
  improve(
    state,
    wholeAnswer(task, master, relaxation) ?? (first ? dive(task, master, limits, relaxation) : null),
  )
  if (bound <= state.answer.worth) return CLOSED
  const about = { relaxation, limits, bound }
  if (!relaxation.complete) return { open: [], unproved: finished(state, about, EVERYTHING) }
  const question = questionOf(task, master.columns, relaxation, limits)
  if (!question) return { open: [], unproved: finished(state, about, EVERYTHING) }
  const left = finished(state, about, FEW)
  if (left <= state.answer.worth) return CLOSED
  const { yes, no } = limitsOf(task, limits, question)
  return { ...CLOSED, open: [no, yes].map((limits) => ({ limits, bound: left, from })) }
}

/** More columns than this are not listed. */
const EVERYTHING = 60_000
/** So few are searched faster than divided further. */
const FEW = 500

/**
 * A relaxation takes half of the time left at most, where pairs are few enough to be searched one by one in the other
 * half. Where they are not, it is the best use of the time.
 */
function halfway({ deadline, problem }: Task): number {
  if (problem.place.length > MOST_PAIRS) return deadline
  const now = performance.now()
  return now + (deadline - now) / 2
}

type About = { relaxation: Relaxation; limits: Limits; bound: number }

/** Looks for the best answer, if so few columns can be in one. Answers what bounds all that is left. */
function finished(state: State, { bound, ...about }: About, mostColumns: number): number {
  const atLeast = state.answer.worth + 1
  const found = finish(state.task, state.master, { ...about, atLeast, mostColumns })
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
