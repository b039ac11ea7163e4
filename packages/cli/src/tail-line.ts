import { type Envelope, EVENTS, envelopeSchema, eventFilter, matchesFilter } from '@intarsi/contracts'
import type { ConsumedRecord } from '@intarsi/messaging'
import { UsageError } from './usage-error.ts'

export type Wanted = { type?: string[]; key?: string[] }

/** Throws when a type that somebody typed stands for no event that there is: it would be waited for in vain. */
export function checkTypes(types: readonly string[] = []): void {
  const unknown = types.find((type) => !EVENTS.some((event) => isOfType(type, { ...event, subject: '' })))
  if (unknown === undefined) return
  throw new UsageError(
    `no event is called ${JSON.stringify(unknown)}: say a fact such as referral-routed, or with * several, such as referral-* or it.intarsi.equipe.*`,
  )
}

/** Whether a record is one that was asked for. What cannot be read is shown unless a type is asked for. */
export function isWanted({ value, key }: ConsumedRecord, { type: types, key: keys }: Wanted): boolean {
  if (keys && !keys.includes(key ?? '')) return false
  if (!types) return true
  const event = eventOf(value)
  return event !== undefined && types.some((type) => isOfType(type, event))
}

/** A bare fact's name stands for it in every service and version. */
function isOfType(type: string, event: { type: string; subject: string }): boolean {
  const filter = eventFilter.safeParse({ types: [type.includes('.') ? type : `*.${type}.v*`] })
  return filter.success && matchesFilter(filter.data, event)
}

/** When the fact was, or when its record came: what was is shown in this order. */
export function instantOfRecord({ value, publishedAt }: ConsumedRecord): string {
  return eventOf(value)?.time ?? publishedAt.toISOString()
}

/** One record on one line: when, which fact, whose, its number; or why it cannot be read, and where it came from. */
export function lineOf(record: ConsumedRecord, content: boolean): string {
  const { value, topic, partition, offset, headers } = record
  const { error } = headers
  const event = eventOf(value)
  if (event && content) return JSON.stringify(event)
  const origin = headers['origin-topic']
  const from = origin ? ` from ${origin}/${headers['origin-partition']}@${headers['origin-offset']}` : ''
  const place = printable(`${topic}/${partition}@${offset}${from}`)
  const when = instantOfRecord(record)
  if (event) return `${when} ${event.type} ${event.source} #${Number(event.sequence)} ${event.id} ${place}`
  const text = value?.toString('utf8') ?? ''
  const why = error ? `: ${printable(error)}` : ''
  return `${when} unreadable, ${text.length} characters ${place}${why}${content ? ` ${JSON.stringify(text)}` : ''}`
}

// Anybody may have written it: a terminal obeys what control characters say.
function printable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, ' ')
}

function eventOf(value: Buffer | null): Envelope | undefined {
  try {
    return envelopeSchema.safeParse(JSON.parse(value?.toString('utf8') ?? '')).data
  } catch {
    return undefined
  }
}
