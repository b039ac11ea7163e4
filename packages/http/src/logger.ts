import type { DestinationStream, Logger } from 'pino'
import { pino } from 'pino'
import { $ZodError } from 'zod/v4/core'
import { pointerOf } from './faults.ts'

export type LoggerOptions = { service: string; level?: string; destination?: DestinationStream }

/**
 * A logger that carries ids, types, outcomes and durations. What could hold a person's data is cut even when
 * somebody logs it by mistake: bodies, tokens, and the texts of database errors.
 */
export function createLogger({ service, level = 'info', destination }: LoggerOptions): Logger {
  const options = {
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: describeError, error: describeError, req: () => undefined, res: () => undefined },
    redact: { paths: REDACTED, censor: '[redacted]' },
  }
  return destination ? pino(options, destination) : pino(options)
}

const REDACTED = ['body', 'data', 'event', 'command', 'token', 'authorization', 'cookie', 'password'].flatMap(
  (name) => [name, `*.${name}`],
)

/** An error without the values it was about: Postgres quotes the row in its messages. */
export function describeError(error: unknown): Record<string, unknown> {
  if (isDescription(error)) return error
  if (error instanceof $ZodError) return { type: 'ZodError', faults: error.issues.map(faultOf), frames: [] }
  if (!(error instanceof Error)) return { type: typeof error }
  const code = 'code' in error ? { code: error.code } : {}
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '))
  const cause = error.cause === undefined ? {} : { cause: describeError(error.cause) }
  return {
    type: error.name,
    ...code,
    ...tellable(error),
    ...cause,
    frames: frames.map((line) => line.trim()),
  }
}

function tellable(error: Error): Record<string, unknown> {
  if (!('severity' in error)) return { message: error.message }
  const { table, column, constraint, routine } = error as Error &
    Partial<Record<'table' | 'column' | 'constraint' | 'routine', unknown>>
  return { table, column, constraint, routine }
}

function faultOf({ path, code }: $ZodError['issues'][number]): string {
  return `${pointerOf(path)}: ${code}`
}

// A logger's serializer may meet what was described before.
function isDescription(error: unknown): error is Record<string, unknown> {
  return typeof error === 'object' && error !== null && 'frames' in error && !(error instanceof Error)
}
