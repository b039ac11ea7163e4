import type { FastifyRequest } from 'fastify'
import { h } from 'preact'
import * as z from 'zod'
import { householdLabels } from '../../api/labels.ts'
import { countDeadlines } from '../../api/oversight.ts'
import { listPeople } from '../../api/people.ts'
import { listDeadlines } from '../../api/queues.ts'
import { territoryWords as words } from '../../words/territory.ts'
import type { PageRoutes } from '../page-route.ts'
import { DeadlinesView } from './deadlines-view.tsx'
import { frameOf, territoryOf } from './territory-frame.ts'

const query = z.object({
  person: z.uuid().optional().catch(undefined),
  cursor: z.string().max(500).optional(),
})
const PAGE = 30

/** Terms counted by team; those of one person only when they are asked for. */
export const deadlinesPage: PageRoutes = (app) => {
  app.get('/territory/:territory/deadlines', async (request, reply) => {
    const data = await readDeadlines(request)
    return reply.page({
      ...frameOf(request, reply, words.deadlines, words.deadlinesLead),
      risky: true,
      body: h(DeadlinesView, { territory: territoryOf(request), data }),
    })
  })
}

export type DeadlinesData = Awaited<ReturnType<typeof readDeadlines>>

async function readDeadlines(request: FastifyRequest) {
  const territory = territoryOf(request)
  const { person, cursor } = query.parse(request.query)
  const { api } = request
  const [totals, staff, list] = await Promise.all([
    countDeadlines(api, territory),
    listPeople(api, territory),
    listDeadlines(api, {
      territory,
      limit: PAGE,
      cursor,
      ...(person ? { holderId: person } : { overdue: true }),
    }),
  ])
  const households = await householdLabels(
    api,
    list.items.map(({ householdId }) => householdId),
  )
  return {
    totals,
    staff,
    list,
    households,
    person: staff.find(({ personId }) => personId === person) ?? null,
  }
}
