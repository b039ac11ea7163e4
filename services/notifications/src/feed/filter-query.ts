import { areaSchema, eventFilter, territorySchema, typePattern } from '@intarsi/contracts'
import * as z from 'zod'
import { CURSOR } from './cursor.ts'

/** `type=a&type=b` or `type=a,b`; fastify gives one value as text and several as a list. */
function several<Item extends z.ZodType>(item: Item) {
  return z
    .preprocess(
      (given) => (given === undefined ? [] : [given].flat().flatMap((text) => String(text).split(','))),
      z.array(item).max(100),
    )
    .optional()
}

/** The filter of the feed as a query: the same names in the singular, each repeated or joined by commas. */
export const filterQuery = {
  type: several(typePattern).describe('Event types; * stands for any characters'),
  territory: several(territorySchema),
  table: several(z.uuid()),
  area: several(areaSchema),
  body: several(z.uuid()),
  subject: several(z.uuid()),
}

export const cursorSchema = z
  .string()
  .regex(CURSOR, 'Take it as the feed gave it, or say "oldest".')
  .describe('After which event to read; "oldest" for everything that is kept')

type FilterQuery = z.infer<z.ZodObject<typeof filterQuery>>

export function filterOf(query: FilterQuery) {
  return eventFilter.parse({
    types: query.type,
    territories: query.territory,
    tables: query.table,
    areas: query.area,
    bodies: query.body,
    subjects: query.subject,
  })
}
