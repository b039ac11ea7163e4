import { listDay } from '@intarsi/http'
import { h } from 'preact'
import * as z from 'zod'
import { householdLabels, personLabels } from '../../../api/labels.ts'
import { listOverrides, OVERRIDE_KINDS, OVERRIDE_REASONS } from '../../../api/overrides.ts'
import { listPlaces } from '../../../api/places.ts'
import { ledgerWords as words } from '../../../words/override-ledger.ts'
import type { PageRoutes } from '../../page-route.ts'
import { whereIs } from '../housing-frame.tsx'
import { namesOf } from '../requests/request-view.tsx'
import { LedgerView } from './ledger-view.tsx'

const PAGE = 25
const query = z.object({
  cursor: z.string().max(500).optional(),
  kind: z.enum(OVERRIDE_KINDS).optional().catch(undefined),
  reason: z.enum(OVERRIDE_REASONS).optional().catch(undefined),
  from: listDay.optional().catch(undefined),
  to: listDay.optional().catch(undefined),
})

/** What people decided otherwise than the matching had proposed, and why. */
export const ledgerPage: PageRoutes = (app) => {
  app.get('/housing/ledger', async (request, reply) => {
    const { api } = request
    const where = whereIs(request)
    const { territory } = where
    const { cursor, ...filters } = query.parse(request.query)
    const [page, places] = territory
      ? await Promise.all([
          listOverrides(api, { territory, ...filters, cursor, limit: PAGE }),
          listPlaces(api, territory),
        ])
      : [{ items: [], next: null }, []]
    const [labels, people] = await Promise.all([
      householdLabels(
        api,
        page.items.map(({ householdId }) => householdId),
      ),
      personLabels(
        api,
        page.items.map(({ madeBy }) => madeBy),
      ),
    ])
    const { t } = reply.words()
    return reply.page({
      title: t(words.title),
      lead: t(words.lead),
      section: 'housing',
      risky: true,
      body: h(LedgerView, { page, where, filters, labels, people, names: namesOf(places) }),
    })
  })
}
