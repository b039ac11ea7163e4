import type * as z from 'zod'
import type { Stream } from './topics.ts'
import { topicOf } from './topics.ts'

export type Classification = 'restricted' | 'internal' | 'public'

/**
 * One event, whole: schema, topic, owner, words and a worked example live in one file per event.
 * `restricted` carries decision facts and never leaves the internal topics; `public` may leave.
 */
export type EventContract<Schema extends z.ZodObject = z.ZodObject> = {
  readonly type: string
  readonly owner: string
  readonly stream: Stream
  readonly topic: string
  readonly classification: Classification
  readonly stability: 'stable' | 'experimental'
  readonly summary: string
  /** The summary in Italian; every public event has one. */
  readonly sommario?: string
  /** What each release changed, newest first. */
  readonly changes: readonly Change[]
  readonly data: Schema
  readonly example: z.infer<Schema>
}

export type Change = { readonly release: string; readonly what: string }

export type DataOf<Contract extends EventContract> = z.infer<Contract['data']>

type Definition<Schema extends z.ZodObject> = {
  type: `${string}.v${number}`
  stream: Stream
  classification: Classification
  stability?: 'stable' | 'experimental'
  summary: string
  sommario?: string
  changes?: readonly Change[]
  data: Schema
  example: z.infer<Schema>
}

const FIRST_RELEASE: readonly Change[] = [{ release: '0.1.0', what: 'First release.' }]

/** Defines `it.intarsi.<owner>.<type>` on the topic of its stream. That its example fits is a test: no start waits for it. */
export function defineEvent<Schema extends z.ZodObject>(
  definition: Definition<Schema>,
): EventContract<Schema> {
  const [owner = ''] = definition.stream.split('.')
  return {
    ...definition,
    type: `it.intarsi.${owner}.${definition.type}`,
    owner,
    topic: topicOf(definition.stream),
    stability: definition.stability ?? 'stable',
    changes: definition.changes ?? FIRST_RELEASE,
  }
}
