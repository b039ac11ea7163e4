import type { NewId } from '@intarsi/kernel'
import type { Cause } from '@intarsi/messaging'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i
const TRACEPARENT = /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/

type Headers = Record<string, string | string[] | undefined>

/** What a request causes carries the caller's correlation id or trace; else the request starts its own. */
export function causeOf(headers: Headers, requestId: string, newId: NewId): Cause {
  const given = headers['x-correlation-id']
  const traceparent = validTraceparent(headers.traceparent)
  const correlationId =
    typeof given === 'string' && UUID.test(given)
      ? given.toLowerCase()
      : traceparent
        ? uuidOfTrace(traceparent)
        : newId()
  return { correlationId, causationId: requestId, ...(traceparent ? { traceparent } : {}) }
}

function validTraceparent(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' && TRACEPARENT.test(header) ? header : undefined
}

/** A trace id as a UUID version 8 (RFC 9562): the same trace gives the same correlation id. */
function uuidOfTrace(traceparent: string): string {
  const hex = traceparent.slice(3, 35)
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}
