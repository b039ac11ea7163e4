import { h } from 'preact'
import * as z from 'zod'
import { householdLabels } from '../../../api/labels.ts'
import { listPlacements } from '../../../api/placements.ts'
import { listPlaces } from '../../../api/places.ts'
import { placementWords as words } from '../../../words/placements.ts'
import type { PageRoutes } from '../../page-route.ts'
import { whereIs } from '../housing-frame.tsx'
import { namesOf } from '../requests/request-view.tsx'
import { PlacementsView } from './placements-view.tsx'

const query = z.object({ cursor: z.string().max(500).optional() })

const PAGE = 25

export const placementsPages: PageRoutes = (app) => {
  app.get('/housing/placements', async (request, reply) => {
    const where = whereIs(request)
    const { territory } = where
    const { cursor } = query.parse(request.query)
    const [page, places] = territory
      ? await Promise.all([
          listPlacements(request.api, { territory, cursor, limit: PAGE }),
          listPlaces(request.api, territory),
        ])
      : [{ items: [], next: null }, []]
    const labels = await householdLabels(
      request.api,
      page.items.map(({ householdId }) => householdId),
    )
    const { t } = reply.words()
    return reply.page({
      title: t(words.placements),
      lead: t(words.lead),
      section: 'housing',
      risky: true,
      body: h(PlacementsView, { page, labels, names: namesOf(places), where }),
    })
  })
}
