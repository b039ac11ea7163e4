import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { type Figures, type Job, type Part, READING } from './job.ts'

const WORKER = new URL('./worker.ts', import.meta.url).pathname
const SAID_BYTES = 64 * 2 ** 20

export type Running<P extends Part> = {
  /** Resolves when it says that it is connected and reads. */
  reading: Promise<void>
  figures: Promise<Figures[P]>
}

/** Runs one measurement in a process of its own; both promises reject when that fails. */
export function runWorker<P extends Part>(job: Job & { part: P }): Running<P> {
  const running = promisify(execFile)(process.execPath, [WORKER, JSON.stringify(job)], {
    maxBuffer: SAID_BYTES,
  })
  const figures = running.then(({ stdout }) => JSON.parse(stdout.trim().split('\n').at(-1) ?? ''))
  const said = new Promise<void>((resolve) => {
    running.child.stdout?.on('data', (text) => String(text).includes(READING) && resolve())
  })
  const reading = Promise.race([said, figures.then(() => undefined)])
  reading.catch(() => undefined)
  return { reading, figures }
}
