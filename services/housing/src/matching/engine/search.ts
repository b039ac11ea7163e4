import type { Highs } from 'highs'
import { limitsOf, questionOf } from './branch.ts'
import { dive } from './dive.ts'
import { type Answer, answerOf, finish } from './finish.ts'
import { MOST_PAIRS } from './finish-pairs.ts'
import { addColumns, createMaster, type Limits, type Master, NO_LIMITS } from './master.ts'
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
 * once. What the relaxation leaves open divides the rest: whether a household is placed at all, then whether it is in a
 * shared place; once that is known of all, the rest is an assignment. `known` is an answer to improve.
 */
export function search(highs: Highs, task: Task, known: Answer): Searched {
  const master = createMaster(highs, task.problem, task.index)
  try {
    addColumns(master, startColumns(task))
    return divide({ task, master, answer: known, root: null }, [{ limits: NO_LIMITS, bound: Infinity }])
  } finally {
    master.model.dispose()
  }
}

type Part = { limits: Limits; bound: number }
type State = { task: Task; master: Master; answer: Answer; root: Relaxation | null }

function divide(state: State, open: Part[]): Searched {
  let parts = 0
  let bound = Number.NEGATIVE_INFINITY
  for (let part = open.pop(); part; part = open.pop()) {
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

/** Parts still to look at, and a bound for what was given up for lack of time (-Infinity when nothing was). */
type Outcome = { open: Part[]; unproved: number }

const CLOSED: Outcome = { open: [], unproved: Number.NEGATIVE_INFINITY }

function examine(state: State, part: Part): Outcome {
  const { task, master } = state
  const { limits } = part
  const first = !state.root
  const relaxation = relax({ ...task, deadline: halfway(task) }, master, limits, !first)
  state.root ??= relaxation
  if (!relaxation.possible) return CLOSED
  const bound = Math.min(part.bound, Math.floor(relaxation.bound / relaxation.scale + 1e-9))
  if (bound <= state.answer.worth) return CLOSED
  improve(state, wholeAnswer(task, master, relaxation) ?? (first ? dive(task, master, relaxation) : null))
  if (bound <= state.answer.worth) return CLOSED
  const few = relaxation.complete ? FEW_COLUMNS : MOST_COLUMNS
  if (finished(state, { relaxation, limits }, few)) return CLOSED
  if (!relaxation.complete) return { open: [], unproved: bound }
  const question = questionOf(task, master.columns, relaxation, limits)
  if (!question)
    return finished(state, { relaxation, limits }, MOST_COLUMNS) ? CLOSED : { open: [], unproved: bound }
  const { yes, no } = limitsOf(task, limits, question)
  return { ...CLOSED, open: [no, yes].map((limits) => ({ limits, bound })) }
}

/** So few columns are searched faster than divided further. */
const FEW_COLUMNS = 900
/** More columns than this are not listed. */
const MOST_COLUMNS = 60_000

/**
 * A relaxation takes half of the time left at most, where pairs are few enough to be searched one by one in the other
 * half. Where they are not, it is the best use of the time.
 */
function halfway({ deadline, problem }: Task): number {
  if (problem.place.length > MOST_PAIRS) return deadline
  const now = performance.now()
  return now + (deadline - now) / 2
}

/** Looks for the best answer among all that could be better, when they use few columns; true when there is none left. */
function finished(state: State, about: { relaxation: Relaxation; limits: Limits }, most: number): boolean {
  const found = finish(state.task, state.master, {
    ...about,
    atLeast: state.answer.worth + 1,
    mostColumns: most,
  })
  improve(state, found?.answer ?? null)
  return found?.conclusive ?? false
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
