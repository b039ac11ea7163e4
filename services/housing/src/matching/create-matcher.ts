import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { MatchAnswer } from './match-worker.ts'
import type { MatchInput, MatchResult } from './types.ts'

export type Matcher = {
  /** Solves in a thread of its own: the service goes on answering meanwhile. Tasks wait for each other. */
  match: (input: MatchInput) => Promise<MatchResult>
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
  const run = async (input: MatchInput): Promise<MatchResult> => {
    clearTimeout(idle)
    worker ??= start(() => {
      worker = undefined
    })
    const answer = await ask(worker, input)
    idle = setTimeout(stop, IDLE_MS).unref()
    if ('error' in answer) throw new Error(`matching failed: ${answer.error}`)
    return answer.result
  }
  return {
    match: (input) => {
      const next = last.then(() => run(input))
      last = next.catch(() => undefined)
      return next
    },
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

async function ask(worker: Worker, input: MatchInput): Promise<MatchAnswer> {
  const waiting = new AbortController()
  const { signal } = waiting
  worker.ref()
  worker.postMessage(input)
  try {
    const answered = once(worker, 'message', { signal })
    const died = once(worker, 'exit', { signal }).then(() => [{ error: 'the solver thread ended' }])
    const [answer] = await Promise.race([answered, died])
    return answer as MatchAnswer
  } finally {
    waiting.abort()
    worker.unref()
  }
}
