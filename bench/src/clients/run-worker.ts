import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { Figures, Job, Part } from './job.ts'

const WORKER = new URL('./worker.ts', import.meta.url).pathname
const SAID_BYTES = 64 * 2 ** 20

/** Runs one measurement in a process of its own; rejects when that fails. */
export async function runWorker<P extends Part>(job: Job & { part: P }): Promise<Figures[P]> {
  const { stdout } = await promisify(execFile)(process.execPath, [WORKER, JSON.stringify(job)], {
    maxBuffer: SAID_BYTES,
  })
  return JSON.parse(stdout)
}
