import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { LookAhead } from './look-ahead.ts'
import type { Answers, Task, TaskAnswer } from './match-worker.ts'
import type { PairReason } from './pairs.ts'
import { listen, tell } from './piecewise.ts'
import type { MatchInput, MatchResult } from './types.ts'

export type Matcher = {
  /** Solves in a thread of its own: the service goes on answering meanwhile. Tasks wait for each other. */
  match: (input: MatchInput) => Promise<MatchResult>
  /** Why and why not, place by place, for one request of the question; in the same thread. */
  explain: (input: MatchInput, requestId: string) => Promise<PairReason[]>
  /** What each place is expected to be missed for if it is given away today; in the same thread. */
  hold: (input: MatchInput, ahead: LookAhead) => Promise<Record<string, number>>
  close: () => Promise<void>
}

/** The solver's memory is given back after this long without work. */
const IDLE_MS = 60_000

/** Starts its thread with the first task. A thread that dies fails its task only; the next starts another. */
export function createMatcher(): Matcher {
  let worker: Worker | undefined
  let idle: NodeJS.Timeout | undefined
  let last: Promise<unknown> = Promise.resolve()
  const stop = async () => {
    const stopping = worker
    worker = undefined
    await stopping?.terminate()
  }
  const run = async <Kind extends keyof Answers>(task: Task & { kind: Kind }): Promise<Answers[Kind]> => {
    clearTimeout(idle)
    worker ??= start(() => {
      worker = undefined
    })
    const answer = await ask(worker, task)
    idle = setTimeout(stop, IDLE_MS).unref()
    if ('error' in answer) throw new Error(`matching failed: ${answer.error}`)
    return answer.result as Answers[Kind]
  }
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const next = last.then(work)
    last = next.catch(() => undefined)
    return next
  }
  return {
    match: (input) => inTurn(() => run({ kind: 'match', input })),
    explain: (input, requestId) => inTurn(() => run({ kind: 'explain', input, requestId })),
    hold: (input, ahead) => inTurn(() => run({ kind: 'hold', input, ahead })),
    close: async () => {
      clearTimeout(idle)
      await last
      await stop()
    },
  }
}

function start(ended: () => void): Worker {
  const worker = new Worker(new URL('./match-worker.ts', import.meta.url))
  worker.unref()
  worker.once('exit', ended)
  // Without a listener a failing thread would end the process; `ask` tells its caller.
  worker.on('error', ended)
  return worker
}

async function ask(worker: Worker, task: Task): Promise<TaskAnswer> {
  const waiting = new AbortController()
  const { signal } = waiting
  worker.ref()
  try {
    const answered = tell(worker, task, { signal }).then(() => listen(worker, { signal }))
    const died = once(worker, 'exit', { signal }).then(() => ({ error: 'the solver thread ended' }))
    return (await Promise.race([answered, died])) as TaskAnswer
  } finally {
    waiting.abort()
    worker.unref()
  }
}
