import { h } from 'preact'
import * as z from 'zod'
import { listOffers, OFFER_STATES } from '../../../api/offers.ts'
import { housingWords as words } from '../../../words/housing.ts'
import type { PageRoutes } from '../../page-route.ts'
import { whereIs } from '../housing-frame.tsx'
import { listOfHomes } from '../list-of-homes.ts'
import { OffersView } from './offers-view.tsx'

const query = z.object({
  cursor: z.string().max(500).optional(),
  state: z.enum(OFFER_STATES).optional().catch(undefined),
})

export const offersPages: PageRoutes = (app) => {
  app.get('/housing/offers', async (request, reply) => {
    const where = whereIs(request)
    const { cursor, state } = query.parse(request.query)
    const listed = await listOfHomes(request, where.territory, (asked) =>
      listOffers(request.api, { ...asked, state, cursor }),
    )
    const { t } = reply.words()
    return reply.page({
      title: t(words.offers),
      lead: t(words.offersLead),
      section: 'housing',
      risky: true,
      body: h(OffersView, { ...listed, where, state }),
    })
  })
}
