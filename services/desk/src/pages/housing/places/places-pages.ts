import type { FastifyRequest } from 'fastify'
import { h } from 'preact'
import * as z from 'zod'
import { householdLabels, type Labels } from '../../../api/labels.ts'
import { listHeldPlaces } from '../../../api/places.ts'
import { romeDay } from '../../../server/rome-instant.ts'
import { housingWords as words } from '../../../words/housing.ts'
import type { PageRoutes } from '../../page-route.ts'
import { whereIs } from '../housing-frame.tsx'
import { type TimeWindow, windowAround } from '../occupancy/lay-out.ts'
import { PlacesView } from './places-view.tsx'

export const SHOWN = ['all', 'free'] as const
const query = z.object({
  cursor: z.string().max(500).optional(),
  show: z.enum(SHOWN).catch('all'),
})

const PAGE = 20

export const placesPages: PageRoutes = (app) => {
  app.get('/housing', async (request, reply) => {
    const where = whereIs(request)
    const { cursor, show } = query.parse(request.query)
    const window = windowAround(romeDay(new Date()))
    const filters = { since: window.from, free: show === 'free' ? true : undefined, cursor, limit: PAGE }
    const page = where.territory
      ? await listHeldPlaces(request.api, { territory: where.territory, ...filters })
      : { items: [], next: null }
    const labels = await labelsOf(request, page.items)
    const { t } = reply.words()
    return reply.page({
      title: t(words.places),
      lead: t(words.placesLead),
      section: 'housing',
      risky: true,
      body: h(PlacesView, { page, where, window, labels, show }),
    })
  })
}

export type PlacesData = {
  page: Awaited<ReturnType<typeof listHeldPlaces>>
  window: TimeWindow
  labels: Labels
}

/** Names of the households that hold these places. */
export function labelsOf({ api }: FastifyRequest, held: PlacesData['page']['items']): Promise<Labels> {
  const ids = held.flatMap(({ periods }) => periods.flatMap(({ householdId }) => householdId ?? []))
  return householdLabels(api, ids)
}
