import { describeError } from '@intarsi/http'
import type { Logger } from 'pino'
import type { Check } from './health.ts'

export type Probe<Value> = {
  /** The last answer and its age in seconds; null before the first. */
  last: () => { value: Value; ageSeconds: number } | null
  stop: () => void
}

type ProbeOptions<Value> = {
  name: string
  /** Until the next look, given the last answer; undefined when the last look failed. */
  everyMs: (last: Value | undefined) => number
  ask: () => Promise<Value>
  logger: Logger
}

/** Asks something outside again and again, so that a health check or a request need not wait for the answer. */
export async function startProbe<Value>({
  name,
  everyMs,
  ask,
  logger,
}: ProbeOptions<Value>): Promise<Probe<Value>> {
  let answer: { value: Value; at: number } | null = null
  let failing = false
  const once = async () => {
    const at = performance.now()
    try {
      answer = { value: await ask(), at }
      if (failing) logger.info({ probe: name }, 'answers again')
      failing = false
    } catch (error) {
      if (!failing) logger.warn({ probe: name, err: describeError(error) }, 'does not answer')
      failing = true
    }
  }
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const next = () => {
    if (stopped) return
    timer = setTimeout(
      async () => {
        await once()
        next()
      },
      everyMs(failing ? undefined : answer?.value),
    )
    timer.unref()
  }
  await once()
  next()
  return {
    last: () => answer && { value: answer.value, ageSeconds: (performance.now() - answer.at) / 1000 },
    stop: () => {
      stopped = true
      clearTimeout(timer)
    },
  }
}

/** Fails when there was no answer for some time. */
export function answersWithin(probe: Probe<unknown>, seconds: number): Check {
  const last = probe.last()
  if (last && last.ageSeconds <= seconds) return { ok: true }
  return { ok: false, detail: last ? `no answer for ${Math.round(last.ageSeconds)} s` : 'never answered' }
}
