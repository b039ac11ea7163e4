import type { FastifyRequest } from 'fastify'
import { h } from 'preact'
import * as z from 'zod'
import { type CoordinationTable, listMeetings, listTables, type MeetingSummary } from '../../api/tables.ts'
import { tableWords } from '../../words/tables.ts'
import type { PageRoutes } from '../page-route.ts'
import { TableListView } from './table-list-view.tsx'
import { sitsAt, tableTerritories } from './table-rights.ts'

export type ListedTable = { table: CoordinationTable; open: boolean; next: MeetingSummary | null }

const query = z.object({ territory: z.string().max(2).optional() })

export const tableListPage: PageRoutes = (app) => {
  app.get('/tables', async (request, reply) => {
    const territories = tableTerritories(request.person)
    const asked = query.parse(request.query).territory
    const territory = territories.find((one) => one === asked) ?? territories[0]
    const tables = territory ? await readTables(request, territory) : []
    const { t } = reply.words()
    return reply.page({
      title: t(tableWords.title),
      lead: t(tableWords.lead),
      section: 'tables',
      body: h(TableListView, { tables, territories, territory: territory ?? null }),
    })
  })
}

async function readTables({ api, person }: FastifyRequest, territory: string): Promise<ListedTable[]> {
  const tables = await listTables(api, territory)
  return Promise.all(
    tables.map(async (table) => {
      const open = sitsAt(person, table)
      const coming = open ? await listMeetings(api, table.tableId, { when: 'coming', limit: 1 }) : null
      return { table, open, next: coming?.items[0] ?? null }
    }),
  )
}
