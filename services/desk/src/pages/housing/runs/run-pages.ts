import { h } from 'preact'
import * as z from 'zod'
import { householdLabels, type Labels } from '../../../api/labels.ts'
import { listResults, type MatchingRun, readRun } from '../../../api/matching-runs.ts'
import { listPlaces, type Place } from '../../../api/places.ts'
import { matchingWords as words } from '../../../words/matching.ts'
import type { PageRoutes } from '../../page-route.ts'
import { housingFrame, managesHousing } from '../housing-frame.tsx'
import { RunView } from './run-view.tsx'

const params = z.object({ runId: z.uuid() })
const query = z.object({
  cursor: z.string().max(500).optional(),
  show: z.enum(['placed', 'left']).catch('placed'),
})

const PAGE = 20

export type RunData = {
  run: MatchingRun
  page: Awaited<ReturnType<typeof listResults>>
  show: 'placed' | 'left'
  labels: Labels
  places: readonly Place[]
  mayOffer: boolean
}

export const runPages: PageRoutes = (app) => {
  app.get('/housing/runs/:runId', async (request, reply) => {
    const { runId } = params.parse(request.params)
    const { cursor, show } = query.parse(request.query)
    const [run, page] = await Promise.all([
      readRun(request.api, runId),
      listResults(request.api, runId, { placed: show === 'placed', cursor, limit: PAGE }),
    ])
    const [labels, places] = await Promise.all([
      householdLabels(
        request.api,
        page.items.map(({ householdId }) => householdId),
      ),
      listPlaces(request.api, run.territory),
    ])
    const mayOffer = managesHousing(request.person, run.territory)
    const { t, date } = reply.words()
    return reply.page({
      ...housingFrame(reply),
      title: t(words.run, { date: date(run.ranAt, 'moment') }),
      lead: t(words.lead),
      risky: true,
      body: h(RunView, { data: { run, page, show, labels, places, mayOffer } }),
    })
  })
}
