import { addDays } from '@intarsi/territories'
import { h } from 'preact'
import * as z from 'zod'
import { listVisits } from '../../../api/visits.ts'
import { visitWords as words } from '../../../words/visits.ts'
import { today } from '../../cases/today.ts'
import type { PageRoutes } from '../../page-route.ts'
import { housingFrame, whereIs } from '../housing-frame.tsx'
import { listOfHomes } from '../list-of-homes.ts'
import { VISIT_SHOWS, VisitsView } from './visits-view.tsx'

const query = z.object({
  cursor: z.string().max(500).optional(),
  show: z.enum(VISIT_SHOWS).catch('all'),
})

const MONTH_DAYS = 30

/** Whom to visit, in which place, by when. */
export const visitsPages: PageRoutes = (app) => {
  app.get('/housing/visits', async (request, reply) => {
    const where = whereIs(request)
    const { cursor, show } = query.parse(request.query)
    const day = today()
    const dueUntil = { all: undefined, late: addDays(day, -1), month: addDays(day, MONTH_DAYS) }[show]
    const listed = await listOfHomes(request, where.territory, (asked) =>
      listVisits(request.api, { ...asked, dueUntil, cursor }),
    )
    const { t } = reply.words()
    return reply.page({
      ...housingFrame(reply),
      title: t(words.title),
      lead: t(words.lead),
      risky: true,
      body: h(VisitsView, { ...listed, where, show, day }),
    })
  })
}
