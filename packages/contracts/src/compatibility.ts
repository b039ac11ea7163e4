import * as z from 'zod'
import { schemaFaults } from './compatibility-of-schemas.ts'
import type { EventContract } from './define-event.ts'
import type { JsonSchema } from './json-schema.ts'
import { jsonSchemaOf } from './json-schema.ts'

/** One released event as it was last published: what archives hold and what older readers expect. */
export type Snapshot = {
  readonly type: string
  readonly topic: string
  readonly classification: string
  readonly schema: JsonSchema
  readonly example: unknown
}

export function snapshotOf(contract: EventContract): Snapshot {
  const { type, topic, classification, data, example } = contract
  return { type, topic, classification, schema: jsonSchemaOf(data), example }
}

/**
 * What breaks the promise that a released event only gains optional fields: one sentence per fault, which names
 * the event and the field. Empty: old events pass the new reader, and new events pass the old one.
 */
export function compatibilityFaults(
  released: readonly Snapshot[],
  contracts: readonly EventContract[],
): string[] {
  const byType = new Map(contracts.map((contract) => [contract.type, contract]))
  return released.flatMap((snapshot) => {
    const contract = byType.get(snapshot.type)
    if (!contract)
      return [`${snapshot.type}: the event is gone; it was released, so it retires only after a .v2`]
    return faultsBetween(snapshot, contract).map((fault) => `${snapshot.type}: ${fault}`)
  })
}

function faultsBetween(snapshot: Snapshot, contract: EventContract): string[] {
  const current = snapshotOf(contract)
  return [
    ...moved('topic', snapshot, current),
    ...moved('classification', snapshot, current),
    ...schemaFaults(snapshot.schema, current.schema),
    ...rejected('the new reader refuses the released example', contract.data, snapshot.example),
    ...rejected('the released reader refuses the new example', releasedReader(snapshot), contract.example),
  ]
}

function moved(what: 'topic' | 'classification', was: Snapshot, is: Snapshot): string[] {
  return was[what] === is[what] ? [] : [`${what} was ${was[what]} and is now ${is[what]}`]
}

function releasedReader({ schema }: Snapshot): z.ZodType {
  return z.fromJSONSchema(schema as z.core.JSONSchema.JSONSchema)
}

function rejected(what: string, reader: z.ZodType, example: unknown): string[] {
  const issues = reader.safeParse(example).error?.issues ?? []
  return issues.map((issue) => `${what} at ${issue.path.join('.') || 'its root'}: ${issue.message}`)
}
