import type { FastifyRequest } from 'fastify'
import { h } from 'preact'
import { countDeadlines, listVacancies } from '../../api/oversight.ts'
import { listTerritoryQueue } from '../../api/queues.ts'
import { listTransfers } from '../../api/transfers.ts'
import { DeskRefusal } from '../../server/failures.ts'
import { territoryName } from '../../words/codes.ts'
import { territoryWords as words } from '../../words/territory.ts'
import type { PageRoutes } from '../page-route.ts'
import { OverviewView } from './overview-view.tsx'
import { frameOf, territoryOf } from './territory-frame.ts'
import { addressOf, TerritoryList, territoriesWith } from './territory-nav.tsx'

/** What waits in a list is counted up to this, and said to be more beyond. */
export const COUNTED = 50

/** Where a coordinator begins: what waits, in one look. */
export const overviewPage: PageRoutes = (app) => {
  app.get('/territory', async ({ person }, reply) => {
    const coordinated = territoriesWith(person, 'overview')
    const page = coordinated.length > 0 ? 'overview' : 'flow'
    const [first, ...others] = page === 'overview' ? coordinated : territoriesWith(person, 'flow')
    if (!first) throw new DeskRefusal(403, 'forbidden')
    if (others.length === 0) return reply.redirect(addressOf(first, page), 303)
    const { t } = reply.words()
    return reply.page({
      title: t(words.choose),
      lead: t(words.chooseLead),
      section: 'territory',
      body: h(TerritoryList, { territories: [first, ...others], page }),
    })
  })
  app.get('/territory/:territory', async (request, reply) => {
    const territory = territoryOf(request)
    const counts = await countWhatWaits(request, territory)
    const title = reply.words().t(words.title, { territory: territoryName(territory) })
    return reply.page({
      ...frameOf(request, reply, words.overview, words.lead),
      title,
      crumbs: [],
      body: h(OverviewView, { territory, counts }),
    })
  })
}

export type Counts = {
  exclusions: number
  transfers: number
  vacancies: number
  missed: number
  dueSoon: number
}

async function countWhatWaits({ api }: FastifyRequest, territory: string): Promise<Counts> {
  const page = { limit: COUNTED + 1 }
  const [exclusions, transfers, vacancies, totals] = await Promise.all([
    listTerritoryQueue(api, territory, { ...page, state: 'exclusion-proposed' }),
    listTransfers(api, territory, page),
    listVacancies(api, territory, page),
    countDeadlines(api, territory),
  ])
  const sum = (of: 'missed' | 'dueSoon') => totals.reduce((total, team) => total + team[of], 0)
  return {
    exclusions: exclusions.items.length,
    transfers: transfers.items.length,
    vacancies: vacancies.items.length,
    missed: sum('missed'),
    dueSoon: sum('dueSoon'),
  }
}
