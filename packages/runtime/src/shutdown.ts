import { describeError } from '@intarsi/http'
import type { Logger } from 'pino'

export type ShutdownStep = { name: string; run: () => Promise<unknown> | unknown }

/**
 * Runs the steps in order, each to its end, within one deadline: a step that fails or hangs is logged and the next
 * begins, so that nothing after it is left open.
 */
export async function shutDown(
  steps: readonly ShutdownStep[],
  deadlineMs: number,
  logger: Logger,
): Promise<void> {
  const deadline = performance.now() + deadlineMs
  for (const step of steps) {
    // A step that begins after the deadline still gets a moment: closing a pool takes one.
    const left = Math.max(deadline - performance.now(), 250)
    try {
      const done = await within(begun(step), left)
      if (!done) logger.error({ step: step.name }, 'not closed in time, going on')
    } catch (error) {
      logger.error({ step: step.name, err: describeError(error) }, 'not closed cleanly, going on')
    }
  }
}

// Begins at once: readiness is off before anything is awaited.
async function begun(step: ShutdownStep): Promise<void> {
  await step.run()
}

async function within(work: Promise<unknown>, ms: number): Promise<boolean> {
  const late = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => late.resolve(false), ms)
  try {
    return await Promise.race([work.then(() => true), late.promise])
  } finally {
    clearTimeout(timer)
  }
}
