import {
  CLOUDEVENT_CONTENT_TYPE,
  type Envelope,
  type EventContract,
  MAX_EVENT_BYTES,
} from '@intarsi/contracts'
import { unknownMembers } from './strict-data.ts'
import type { Cause } from './unit-of-work.ts'

type EnvelopeParts = {
  contract: EventContract
  rootId: string
  data: unknown
  id: string
  sequence: number
  now: Date
  cause: Cause
  schemas: string
}

/**
 * Builds the CloudEvent of a fact. Throws when the data breaks the producer's strict schema or the event is larger
 * than 16 KiB: both are bugs of the producer, and what cannot be read must never leave.
 */
export function buildEnvelope(parts: EnvelopeParts): Envelope {
  const { contract, rootId, id, sequence, now, cause } = parts
  const data = parseStrictly(contract, parts.data)
  const [service, stream] = contract.stream.split('.')
  const envelope: Envelope = {
    specversion: '1.0',
    id,
    source: `/${service}/${stream}/${rootId}`,
    type: contract.type,
    subject: rootId,
    time: now.toISOString(),
    datacontenttype: 'application/json',
    dataschema: `${parts.schemas}${contract.type}`,
    partitionkey: rootId,
    sequence: String(sequence).padStart(12, '0'),
    correlationid: cause.correlationId,
    causationid: cause.causationId,
    dataclassification: contract.classification,
    ...membersOf(data),
    ...(contract.classification === 'public' ? filterMembersOf(data) : {}),
    ...(cause.traceparent ? { traceparent: cause.traceparent } : {}),
    data,
  }
  refuseOversized(envelope)
  return envelope
}

/** Kafka headers of a structured CloudEvent: the attributes again, so that tools route without reading the value. */
export function headersOf({ data: _, datacontenttype: __, ...attributes }: Envelope): Record<string, string> {
  const headers: Record<string, string> = { 'content-type': CLOUDEVENT_CONTENT_TYPE }
  for (const [name, value] of Object.entries(attributes)) if (value) headers[`ce_${name}`] = String(value)
  return headers
}

function parseStrictly(contract: EventContract, given: unknown): Record<string, unknown> {
  const parsed = contract.data.parse(given)
  const unknown = unknownMembers(given, parsed)
  if (unknown.length > 0) throw new Error(`${contract.type}: unknown members ${unknown.join(', ')}`)
  return parsed
}

function membersOf(data: Record<string, unknown>) {
  const { householdId, territory, referralNumber } = data
  return {
    ...(typeof householdId === 'string' ? { householdid: householdId } : {}),
    ...(typeof territory === 'string' ? { territory } : {}),
    ...(typeof referralNumber === 'string' ? { referralnumber: referralNumber } : {}),
  }
}

/** What filters of the public feed look at, beside what every event about a household says of itself. */
function filterMembersOf({ tableId, bodyId, area }: Record<string, unknown>) {
  return {
    ...(typeof tableId === 'string' ? { tableid: tableId } : {}),
    ...(typeof bodyId === 'string' ? { bodyid: bodyId } : {}),
    ...(typeof area === 'string' ? { area } : {}),
  }
}

function refuseOversized(envelope: Envelope) {
  const bytes = Buffer.byteLength(JSON.stringify(envelope))
  if (bytes > MAX_EVENT_BYTES)
    throw new Error(`${envelope.type}: ${bytes} bytes, more than the ${MAX_EVENT_BYTES} an event may have`)
}
