import type { Highs } from 'highs'
import { type Answer, answerOf, finish } from './finish.ts'
import { MOST_PAIRS } from './finish-pairs.ts'
import { addColumns, createMaster, decide, type Fate, type Master } from './master.ts'
import { type Relaxation, relax, type Task } from './relax.ts'
import { round, undecided } from './round.ts'
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
 * The best answer to a problem with shared places. The relaxation over groups is nearly whole; what it leaves open is
 * mostly who is placed at all. So the search divides by that (placed, or not), and looks for whole answers near the
 * relaxation of each part, until no part can hold a better one or the time is over. `known` is an answer to improve.
 */
export function search(highs: Highs, task: Task, known: Answer): Searched {
  const master = createMaster(highs, task.problem, task.index)
  try {
    addColumns(master, startColumns(task))
    return divide({ task, master, answer: known, root: null }, [{ fates: new Map(), bound: Infinity }])
  } finally {
    master.model.dispose()
  }
}

type Part = { fates: Map<number, Fate>; bound: number }
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
  const { fates } = part
  for (const household of master.standIn.keys()) if (!fates.has(household)) decide(master, household, 'free')
  for (const [household, fate] of fates) decide(master, household, fate)
  const first = !state.root
  const relaxation = relax({ ...task, deadline: halfway(task) }, master, fates, !first)
  state.root ??= relaxation
  if (!relaxation.possible) return CLOSED
  const bound = Math.min(part.bound, Math.floor(relaxation.bound / relaxation.scale + 1e-9))
  if (bound <= state.answer.worth) return CLOSED
  improve(
    state,
    wholeAnswer(task, master, relaxation) ?? (first ? round(task, master.columns, relaxation) : null),
  )
  if (bound <= state.answer.worth || close(state, { relaxation, fates }, [relaxation.complete ? NEAR : ALL]))
    return CLOSED
  if (!relaxation.complete) return { open: [], unproved: bound }
  const household = undecided(task, master.columns, relaxation, fates)
  if (household !== undefined) {
    const child = (fate: Fate): Part => ({ fates: new Map([...fates, [household, fate]]), bound })
    return { ...CLOSED, open: [child('out'), child('in')] }
  }
  const closed = close(state, { relaxation, fates }, [16 * NEAR, 256 * NEAR, ALL])
  return closed ? CLOSED : { open: [], unproved: bound }
}

/** How far under the bound the first look goes, in units of worth: a few points of quality. */
const NEAR = 4
const ALL = Number.POSITIVE_INFINITY

/**
 * A relaxation takes half of the time left at most, where pairs are few enough to be searched one by one in the other
 * half. Where they are not, it is the best use of the time.
 */
function halfway({ deadline, problem }: Task): number {
  if (problem.place.length > MOST_PAIRS) return deadline
  const now = performance.now()
  return now + (deadline - now) / 2
}

/** Looks for whole answers ever further under the bound; true when the part holds nothing better any more. */
function close(
  state: State,
  about: { relaxation: Relaxation; fates: Map<number, Fate> },
  reach: number[],
): boolean {
  for (const within of reach) {
    const found = finish(state.task, state.master, { ...about, within, atLeast: state.answer.worth + 1 })
    improve(state, found?.answer ?? null)
    if (found?.conclusive) return true
  }
  return false
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
