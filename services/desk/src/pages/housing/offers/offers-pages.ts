import { h } from 'preact'
import * as z from 'zod'
import { householdLabels } from '../../../api/labels.ts'
import { listOffers, OFFER_STATES } from '../../../api/offers.ts'
import { listPlaces } from '../../../api/places.ts'
import { housingWords as words } from '../../../words/housing.ts'
import type { PageRoutes } from '../../page-route.ts'
import { whereIs } from '../housing-frame.tsx'
import { namesOf } from '../requests/request-view.tsx'
import { OffersView } from './offers-view.tsx'

const query = z.object({
  cursor: z.string().max(500).optional(),
  state: z.enum(OFFER_STATES).optional().catch(undefined),
})

const PAGE = 25

export const offersPages: PageRoutes = (app) => {
  app.get('/housing/offers', async (request, reply) => {
    const where = whereIs(request)
    const { territory } = where
    const { cursor, state } = query.parse(request.query)
    const [page, places] = territory
      ? await Promise.all([
          listOffers(request.api, { territory, state, cursor, limit: PAGE }),
          listPlaces(request.api, territory),
        ])
      : [{ items: [], next: null }, []]
    const labels = await householdLabels(
      request.api,
      page.items.map(({ householdId }) => householdId),
    )
    const { t } = reply.words()
    return reply.page({
      title: t(words.offers),
      lead: t(words.offersLead),
      section: 'housing',
      risky: true,
      body: h(OffersView, { page, labels, names: namesOf(places), where, state }),
    })
  })
}
