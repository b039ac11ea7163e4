import * as z from 'zod'
import { invalidProblem } from './validation.ts'

export const MAX_PAGE = 200

/** Query members of every list: spread it into the route's query schema. */
export const pageQuery = {
  cursor: z.string().max(500).optional().describe('From the last page; absent for the first'),
  limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(50),
}

/** A day that a list is asked for, YYYY-MM-DD: far enough from the calendar's ends to reckon with. */
export const listDay = z.iso.date().refine((day) => day >= '1900' && day < '2200', 'A day from 1900 to 2199.')

/** Query members of a list that is read for some days, as days are in Rome: spread them into the route's. */
export const periodQuery = {
  from: listDay.optional().describe('What is of this day or later, as days are in Rome'),
  to: listDay.optional().describe('What is of this day or earlier'),
}

/** The shape of a page: `next` is null on the last. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: z.string().nullable() })
}

type Key = string | number | null

/** Where a page ended: the values of the columns it is sorted by. Opaque to clients, holds no identity. */
export function encodeCursor(keys: readonly Key[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url')
}

/** The values of a cursor as its own list wrote them; a 400 for anything else. */
export function decodeCursor<Keys extends z.ZodType>(cursor: string, keys: Keys): z.infer<Keys> {
  const result = keys.safeParse(parsed(cursor))
  if (result.success) return result.data
  throw invalidProblem([
    { in: 'query', pointer: '/cursor', code: 'invalid-cursor', detail: 'Take it as a page gave it.' },
  ])
}

/** Cuts rows read with `limit + 1` to a page. */
export function cutPage<Row>(rows: readonly Row[], limit: number, keysOf: (row: Row) => Key[]) {
  const items = rows.slice(0, limit)
  const last = rows.length > limit ? items.at(-1) : undefined
  return { items, next: last === undefined ? null : encodeCursor(keysOf(last)) }
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch {
    return undefined
  }
}
