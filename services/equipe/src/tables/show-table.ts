import { id, territorySchema } from '@intarsi/contracts'
import type { HttpApp } from '@intarsi/http'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'
import { getTable, isWithoutNames, resourceOfTable } from './table-resource.ts'
import type { TableRow } from './tables.ts'

export const tableView = z.object({
  tableId: id,
  territory: territorySchema,
  key: z.string(),
  kind: z.enum(['table', 'equipe']),
  function: z.string(),
  level: z.string(),
  name: z.string(),
  version: z.number().int(),
})

const tableDetail = tableView.extend({
  withoutNames: z
    .boolean()
    .describe('It shares and decides nothing: no household is named at it, unless it agreed'),
  chairId: id.nullable().describe('Null: the coordinator of the territory chairs'),
  deputyIds: z.array(id),
  members: z.array(z.object({ personId: id, role: z.string() })),
})

/** Who sits at a table today: for its attendance and its delegates. */
export function showTableRoute({ db }: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/tables/:tableId',
    config: { action: 'table.read' },
    schema: {
      summary: 'A coordination table or équipe queue, with who chairs it and who sits at it today',
      tags: ['tables'],
      params: z.object({ tableId: id }),
      response: { 200: tableDetail },
    },
    handler: async (request) => {
      const table = await getTable(db, request.params.tableId)
      request.authorize(resourceOfTable(table))
      const chairs = await db
        .selectFrom('table_chair')
        .select(['person_id', 'as'])
        .where('table_id', '=', table.table_id)
        .where('until_at', 'is', null)
        .orderBy('since')
        .execute()
      const members = await db
        .selectFrom('table_member')
        .select(['person_id as personId', 'role'])
        .where('table_id', '=', table.table_id)
        .where('until_at', 'is', null)
        .orderBy('role')
        .orderBy('person_id')
        .execute()
      return {
        ...viewOfTable(table),
        withoutNames: isWithoutNames(table),
        chairId: chairs.find((one) => one.as === 'chair')?.person_id ?? null,
        deputyIds: chairs.filter((one) => one.as === 'deputy').map((one) => one.person_id),
        members,
      }
    },
  })
}

export function viewOfTable(row: TableRow): z.infer<typeof tableView> {
  return {
    tableId: row.table_id,
    territory: territorySchema.parse(row.territory_id),
    key: row.key,
    kind: row.kind,
    function: row.function,
    level: row.level,
    name: row.name,
    version: row.version,
  }
}
