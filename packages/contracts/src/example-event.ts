import type { EventContract } from './define-event.ts'
import type { Envelope } from './envelope.ts'
import { at, ids } from './examples.ts'

/** The contract's example as the whole event that a subscriber would get. */
export function exampleEvent(contract: EventContract): Envelope {
  const { stream, type, classification } = contract
  const data = contract.example as Record<string, unknown>
  const [service = '', root = ''] = stream.split('.')
  const rootId = String(data[ROOT_IDS[root] ?? ''] ?? data.bodyId ?? data.personId ?? data.requestId)
  const text = (name: string) => (typeof data[name] === 'string' ? String(data[name]) : undefined)
  const isPublic = classification === 'public'
  return JSON.parse(
    JSON.stringify({
      specversion: '1.0',
      id: ids.event,
      source: `/${service}/${root}/${rootId}`,
      type,
      subject: rootId,
      time: at,
      datacontenttype: 'application/json',
      dataschema: `https://api.example.org/schemas/${type}`,
      partitionkey: rootId,
      sequence: '000000000007',
      correlationid: ids.cause,
      causationid: ids.cause,
      dataclassification: classification,
      householdid: text('householdId'),
      territory: text('territory'),
      referralnumber: text('referralNumber'),
      ...(isPublic ? { tableid: text('tableId'), bodyid: text('bodyId'), area: text('area') } : {}),
      data,
    }),
  ) as Envelope
}

const ROOT_IDS: Readonly<Record<string, string>> = {
  households: 'householdId',
  people: 'personId',
  tables: 'tableId',
  places: 'placeId',
  endpoints: 'endpointId',
}
