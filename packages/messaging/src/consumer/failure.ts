import { isInvalidated } from '@intarsi/postgres'

/** This member lost the partition or stops: what is not done is left to the next owner. */
export class StaleBatch extends Error {
  override name = 'StaleBatch'
}

/** The consumer is paused for a replay: live events wait on their partition. */
export class ConsumerPaused extends Error {
  override name = 'ConsumerPaused'
}

// SQLSTATE classes of a database that cannot serve: connection, resources, operator intervention, system; read-only.
const DATABASE_STATES = /^(08|53|57P|58|25006|F0|XX)/
const SYSTEM_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'EAI_AGAIN',
])
const DRIVER_MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Cannot use a pool after calling end|driver has already been destroyed|Query read timeout)/i

/** True when the consumer's own database failed and not the event: the partition waits and nothing is counted. */
export function isDatabaseFailure(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  if (isInvalidated(error)) return true
  return SYSTEM_CODES.has(code) || DATABASE_STATES.test(code) || DRIVER_MESSAGES.test(error.message)
}

/** Class and place of an error without its message, which may quote what a row or an event holds. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const code = 'code' in error ? ` ${String(error.code)}` : ''
  const frame = error.stack?.split('\n').find((line) => line.trimStart().startsWith('at '))
  return `${error.name}${code} ${frame?.trim() ?? ''}`.trim()
}

/** True when the database refuses the event's own content (an odd character, a key too long): it cannot be parked. */
export function isUnstorable(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /^(22|54)/.test(String(error.code))
}
