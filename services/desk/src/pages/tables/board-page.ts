import { urgency } from '@intarsi/contracts'
import { h } from 'preact'
import * as z from 'zod'
import { householdLabels, personLabels } from '../../api/labels.ts'
import { BOARD_COLUMNS, readBoard, readTable } from '../../api/tables.ts'
import { boardLabel, tableWords as words } from '../../words/tables.ts'
import type { PageRoutes } from '../page-route.ts'
import { BoardView } from './board-view.tsx'
import { leads } from './table-rights.ts'

const params = z.object({ tableId: z.uuid() })
const query = z.object({
  column: z.enum(BOARD_COLUMNS).optional().catch(undefined),
  urgency: urgency.optional().catch(undefined),
  cursor: z.string().max(500).optional(),
})
/** Cards of a column beside the others, and on a page of its own. */
const BESIDE = 8
const ALONE = 40

export const boardPage: PageRoutes = (app) => {
  app.get('/tables/:tableId/board', async (request, reply) => {
    const { tableId } = params.parse(request.params)
    const { column, urgency, cursor } = query.parse(request.query)
    const { api } = request
    const filters = column ? { column, urgency, cursor, limit: ALONE } : { urgency, limit: BESIDE }
    const [table, columns] = await Promise.all([readTable(api, tableId), readBoard(api, tableId, filters)])
    const cards = columns.flatMap(({ items }) => items)
    const [households, people] = await Promise.all([
      householdLabels(
        api,
        cards.map(({ householdId }) => householdId),
      ),
      personLabels(
        api,
        cards.map(({ preparerId }) => preparerId),
      ),
    ])
    const { t } = reply.words()
    return reply.page({
      title: t(boardLabel, { table: table.name }),
      lead: t(words.boardLead),
      section: 'tables',
      risky: true,
      crumbs: [
        { label: t(words.title), href: '/tables' },
        { label: table.name, href: `/tables/${tableId}` },
      ],
      body: h(BoardView, {
        tableId,
        withheld: table.withoutNames && !(request.person && leads(request.person, table)),
        ...{ columns, only: column ?? null, urgency, households, people },
      }),
    })
  })
}
