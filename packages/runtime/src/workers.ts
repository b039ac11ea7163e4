import { describeError } from '@intarsi/http'
import type { Logger } from 'pino'
import type { Worker } from './service.ts'

const MAX_BACKOFF_MS = 60_000

export type Workers = {
  start: () => void
  /** Makes a worker look now; unknown names are a bug. */
  wake: (name: string) => void
  /** Lets the runs in hand finish. */
  stop: () => Promise<void>
  /** Per worker: how often it failed in a row, zero when all is well. */
  failures: () => Record<string, number>
}

/** Runs each worker again and again, one run at a time, at once while it finds work, later and later while it fails. */
export function createWorkers(workers: readonly Worker[], logger: Logger): Workers {
  const loops = new Map(workers.map((worker) => [worker.name, createLoop(worker, logger)]))
  if (loops.size !== workers.length) throw new Error('Two workers have one name.')
  return {
    start: () => {
      for (const loop of loops.values()) loop.start()
    },
    wake: (name) => {
      const loop = loops.get(name)
      if (!loop) throw new Error(`No worker is called "${name}".`)
      loop.wake()
    },
    stop: async () => {
      await Promise.all([...loops.values()].map((loop) => loop.stop()))
    },
    failures: () => Object.fromEntries([...loops].map(([name, loop]) => [name, loop.failures()])),
  }
}

function createLoop({ name, everyMs, run }: Worker, logger: Logger) {
  const sleeper = createSleeper()
  let stopping = false
  let failures = 0
  let running: Promise<void> | undefined
  const once = async (): Promise<number> => {
    try {
      const done = await run()
      failures = 0
      return done > 0 ? 0 : everyMs
    } catch (error) {
      failures += 1
      logger.error({ worker: name, failures, err: describeError(error) }, 'worker failed, trying again')
      return Math.min(everyMs * 2 ** (failures - 1), Math.max(everyMs, MAX_BACKOFF_MS))
    }
  }
  const loop = async () => {
    while (!stopping) await sleeper.sleep(await once())
  }
  return {
    start: () => {
      running ??= loop()
    },
    wake: sleeper.wake,
    failures: () => failures,
    stop: async () => {
      stopping = true
      sleeper.wake()
      await running
    },
  }
}

/** A sleep that a wake ends; a wake while awake makes the next sleep none, so none is lost. */
function createSleeper() {
  let woken = false
  let end: (() => void) | undefined
  return {
    wake: () => {
      woken = true
      end?.()
    },
    sleep: async (ms: number) => {
      if (!woken) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms)
          end = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      end = undefined
      woken = false
    },
  }
}
