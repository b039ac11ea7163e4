import { type Envelope, type EventContract, envelopeSchema, MAX_EVENT_BYTES } from '@intarsi/contracts'
import type { Subscription } from '../subscription.ts'

/** What a consumer can do with a record, decided from its bytes alone. */
export type Classified<Schema> =
  | { kind: 'unreadable'; error: string }
  | { kind: 'unknown-type' }
  | Invalid
  | KnownEvent<Schema>

export type Invalid = {
  kind: 'invalid'
  envelope: Envelope
  contract: EventContract
  reason: 'schema' | 'unknown-version'
  error: string
}

export type KnownEvent<Schema> = {
  kind: 'event'
  envelope: Envelope
  contract: EventContract
  handlers: Subscription<Schema>[]
}

/** The subscriptions of a consumer, found by type and by name without version. */
export type Catalogue<Schema> = {
  byType: Map<string, Subscription<Schema>[]>
  byName: Map<string, EventContract>
  topics: string[]
}

export function catalogueOf<Schema>(subscriptions: readonly Subscription<Schema>[]): Catalogue<Schema> {
  return {
    byType: Map.groupBy(subscriptions, ({ contract }) => contract.type),
    byName: new Map(subscriptions.map(({ contract }) => [nameOf(contract.type), contract])),
    topics: [...new Set(subscriptions.map(({ contract }) => contract.topic))],
  }
}

export function classifyBytes<Schema>(
  catalogue: Catalogue<Schema>,
  value: Buffer | null,
): Classified<Schema> {
  if (value === null) return { kind: 'unreadable', error: 'no value' }
  if (value.length > MAX_EVENT_BYTES) return { kind: 'unreadable', error: `${value.length} bytes` }
  const message = parseJson(value.toString('utf8'))
  if (message === undefined) return { kind: 'unreadable', error: 'not JSON' }
  return classify(catalogue, message)
}

/** Consumers ignore unknown members: what the contract's schema strips never reaches a handler. */
export function classify<Schema>(catalogue: Catalogue<Schema>, message: unknown): Classified<Schema> {
  const read = envelopeSchema.safeParse(message)
  if (!read.success) return { kind: 'unreadable', error: `envelope: ${pathsOf(read.error.issues)}` }
  const envelope: Envelope = read.data
  const handlers = catalogue.byType.get(envelope.type)
  const contract = handlers?.[0]?.contract ?? catalogue.byName.get(nameOf(envelope.type))
  if (!contract) return { kind: 'unknown-type' }
  if (!handlers) {
    return {
      kind: 'invalid',
      envelope,
      contract,
      reason: 'unknown-version',
      error: `version of ${envelope.type}`,
    }
  }
  const data = contract.data.safeParse(envelope.data)
  if (!data.success) {
    return {
      kind: 'invalid',
      envelope,
      contract,
      reason: 'schema',
      error: `data: ${pathsOf(data.error.issues)}`,
    }
  }
  return { kind: 'event', envelope: { ...envelope, data: data.data }, contract, handlers }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function nameOf(type: string): string {
  return type.replace(/\.v\d+$/, '')
}

// Paths and codes only: a message may quote the value it refuses.
function pathsOf(issues: readonly { path: PropertyKey[]; code?: string | undefined }[]): string {
  return issues
    .slice(0, 10)
    .map(({ path, code }) => `/${path.map(String).join('/')} ${code}`)
    .join(', ')
}
