import { type MessagePort, parentPort } from 'node:worker_threads'
import type { Highs } from 'highs'
import { loadHighs } from './load-highs.ts'
import { holdPrices, type LookAhead } from './look-ahead.ts'
import { matchWith } from './match-places.ts'
import { explainPairs, type PairReason } from './pairs.ts'
import { listen, tell } from './piecewise.ts'
import type { MatchInput, MatchResult } from './types.ts'

/** What the thread is asked: a matching, why and why not of one request, or what places are expected to be missed for. */
export type Task =
  | { kind: 'match'; input: MatchInput }
  | { kind: 'explain'; input: MatchInput; requestId: string }
  | { kind: 'hold'; input: MatchInput; ahead: LookAhead }
export type Answers = { match: MatchResult; explain: PairReason[]; hold: Record<string, number> }
export type TaskAnswer = { result: Answers[keyof Answers] } | { error: string }

const highs = loadHighs()

if (parentPort) await serve(parentPort)

/** One task at a time: the caller tells the next when this one is answered. */
async function serve(port: MessagePort): Promise<never> {
  // The thread lives as long as somebody listens, and between two tasks nobody else does.
  port.on('message', () => undefined)
  for (;;) {
    const task = (await listen(port)) as Task
    await tell(port, await answer(task))
  }
}

async function answer(task: Task): Promise<TaskAnswer> {
  try {
    return { result: solve(await highs, task) }
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}

function solve(solver: Highs, task: Task) {
  if (task.kind === 'match') return matchWith(solver, task.input)
  if (task.kind === 'hold') return holdPrices(task.input, task.ahead)
  return explainPairs(solver, task.input, task.requestId)
}
