import { h } from 'preact'
import * as z from 'zod'
import { listPlacements, PLACEMENT_STATES } from '../../../api/placements.ts'
import { placementWords as words } from '../../../words/placements.ts'
import type { PageRoutes } from '../../page-route.ts'
import { whereIs } from '../housing-frame.tsx'
import { listOfHomes } from '../list-of-homes.ts'
import { PlacementsView } from './placements-view.tsx'

const query = z.object({
  cursor: z.string().max(500).optional(),
  state: z.enum(PLACEMENT_STATES).optional().catch(undefined),
})

export const placementsPages: PageRoutes = (app) => {
  app.get('/housing/placements', async (request, reply) => {
    const where = whereIs(request)
    const { cursor, state } = query.parse(request.query)
    const listed = await listOfHomes(request, where.territory, (asked) =>
      listPlacements(request.api, { ...asked, state, cursor }),
    )
    const { t } = reply.words()
    return reply.page({
      title: t(words.placements),
      lead: t(words.lead),
      section: 'housing',
      risky: true,
      body: h(PlacementsView, { ...listed, where, state }),
    })
  })
}
