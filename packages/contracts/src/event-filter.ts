import * as z from 'zod'
import { areaSchema, territorySchema } from './territory.ts'

const MOST_VALUES = 100

/** An event type in which `*` stands for any characters: `it.intarsi.public.housing-*`. */
export const typePattern = z
  .string()
  .regex(/^[a-z0-9.*-]{1,100}$/, 'A type or a pattern with *, such as it.intarsi.public.referral-*')

const ids = z.array(z.uuid()).max(MOST_VALUES).default([])

/**
 * Which events a subscriber wants, for every way in. An empty list asks for everything; lists are joined by "and",
 * the values of one list by "or". What a client may see at all is decided apart from it.
 */
export const eventFilter = z.object({
  types: z.array(typePattern).max(MOST_VALUES).default([]),
  territories: z.array(territorySchema).default([]),
  tables: ids.describe('Table or équipe queue that reads the referral, or that meets'),
  areas: z.array(areaSchema).default([]).describe('Only events about one of these areas of intervention'),
  bodies: ids.describe('The body whose sportello sent the referral'),
  subjects: ids.describe('Household id, or the table id of a meeting'),
})

export type EventFilter = z.infer<typeof eventFilter>

/** The attributes of an event that a filter looks at. */
export type Filterable = {
  type: string
  subject: string
  territory?: string | undefined
  tableid?: string | undefined
  area?: string | undefined
  bodyid?: string | undefined
}

/** Whether the event is one that the filter asks for. Pure; the same for webhooks, Kafka, streams and pull. */
export function matchesFilter(filter: EventFilter, event: Filterable): boolean {
  return (
    (filter.types.length === 0 || filter.types.some((pattern) => matchesType(pattern, event.type))) &&
    within(filter.territories, event.territory) &&
    within(filter.tables, event.tableid) &&
    within(filter.areas, event.area) &&
    within(filter.bodies, event.bodyid) &&
    within(filter.subjects, event.subject)
  )
}

function within(wanted: readonly string[], value: string | undefined): boolean {
  return wanted.length === 0 || (value !== undefined && wanted.includes(value))
}

/** Compares piece by piece, never with a regular expression made from what somebody sent. */
function matchesType(pattern: string, type: string): boolean {
  const [first = '', ...rest] = pattern.split('*')
  if (rest.length === 0) return pattern === type
  const last = rest.pop() ?? ''
  if (!type.startsWith(first) || !type.endsWith(last) || type.length < first.length + last.length)
    return false
  let at = first.length
  const end = type.length - last.length
  for (const piece of rest) {
    const found = type.indexOf(piece, at)
    if (found < 0 || found + piece.length > end) return false
    at = found + piece.length
  }
  return true
}
