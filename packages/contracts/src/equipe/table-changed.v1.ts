import * as z from 'zod'
import { id } from '../common.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'
import { territorySchema } from '../territory.ts'

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
