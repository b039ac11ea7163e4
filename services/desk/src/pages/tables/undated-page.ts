import { agendaItemKind } from '@intarsi/contracts'
import { h } from 'preact'
import * as z from 'zod'
import { householdLabels } from '../../api/labels.ts'
import { listUndated } from '../../api/meetings.ts'
import { readTable } from '../../api/tables.ts'
import { tableWords as words } from '../../words/tables.ts'
import type { PageRoutes } from '../page-route.ts'
import { UndatedView } from './undated-view.tsx'

const params = z.object({ tableId: z.uuid() })
const query = z.object({
  cursor: z.string().max(500).optional(),
  kind: agendaItemKind.optional().catch(undefined),
})
const ITEMS = 25

export const undatedPage: PageRoutes = (app) => {
  app.get('/tables/:tableId/undated', async (request, reply) => {
    const { tableId } = params.parse(request.params)
    const { cursor, kind } = query.parse(request.query)
    const { api } = request
    const [table, page] = await Promise.all([
      readTable(api, tableId),
      listUndated(api, tableId, { cursor, kind, limit: ITEMS }),
    ])
    const ids = page.items.flatMap(({ referral }) => (referral ? [referral.householdId] : []))
    const { t } = reply.words()
    return reply.page({
      title: t(words.undated),
      lead: t(words.undatedLead),
      section: 'tables',
      risky: true,
      crumbs: [
        { label: t(words.title), href: '/tables' },
        { label: table.name, href: `/tables/${tableId}` },
      ],
      body: h(UndatedView, { tableId, page, kind, households: await householdLabels(api, ids) }),
    })
  })
}
