import * as z from 'zod'
import { id } from '../common.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'
import { territorySchema } from '../territory.ts'

/** Functions of tables that share and decide nothing (`referral-and-states.md` section 3.2; CE-03, CE-05, ALL-14). */
const SHARES_ONLY: ReadonlySet<string> = new Set(['network', 'thematic'])

/** Whether a table with this function only shares: no name reaches it, and nothing is decided or ended there. */
export function sharesOnly(tableFunction: string): boolean {
  return SHARES_ONLY.has(tableFunction)
}

export const tableChanged = defineEvent({
  type: 'table-changed.v1',
  stream: 'equipe.tables',
  classification: 'internal',
  summary: 'A coordination table or équipe queue: its function, chair and members, whole.',
  data: z.object({
    tableId: id,
    territory: territorySchema,
    kind: z.enum(['table', 'equipe']),
    function: z.string(),
    name: z.string(),
    chairId: id.nullable(),
    memberIds: z.array(id),
    version: z.number().int(),
  }),
  example: {
    tableId: example.ids.table,
    territory: 'RE',
    kind: 'table',
    function: 'take-charge',
    name: 'Équipe di secondo livello',
    chairId: example.ids.coordinator,
    memberIds: [example.ids.coordinator],
    version: 1,
  },
})
