import { picPhase, territorySchema } from '@intarsi/contracts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import * as z from 'zod'
import { territoriesOf } from '../../../api/account.ts'
import { listHouseholds } from '../../../api/households.ts'
import { householdLabels, personLabels } from '../../../api/labels.ts'
import { caseWords as words } from '../../../words/cases.ts'
import type { PageRoutes } from '../../page-route.ts'
import { today } from '../today.ts'
import { ListView } from './list-view.tsx'

const query = z.object({
  territory: territorySchema.optional().catch(undefined),
  show: z.enum(['mine', 'all']).catch('mine'),
  phase: picPhase.optional().catch(undefined),
  ended: z.stringbool().optional().catch(undefined),
  cursor: z.string().max(500).optional().catch(undefined),
})
const SHOWN = 60

/** Whom a person follows, with what is due first on top; a coordinator reads the whole territory too. */
export const listPage: PageRoutes = (app) => {
  app.get('/cases', show)
}

async function show(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { territory: asked, show: wanted, phase, ended = false, cursor } = query.parse(request.query)
  const { api, person } = request
  const coordinated = z.array(territorySchema).parse(territoriesOf(person, 'coordinator'))
  const territory = coordinated.find((one) => one === asked) ?? coordinated[0]
  const all = wanted === 'all' && territory !== undefined
  const page = await listHouseholds(api, {
    ...(all ? { territory } : { mine: true }),
    phase,
    ended,
    order: ended ? 'opened' : 'due',
    cursor,
    limit: SHOWN,
  })
  const [households, people] = await Promise.all([
    householdLabels(
      api,
      page.items.map(({ householdId }) => householdId),
    ),
    personLabels(api, all ? page.items.map(({ caseManager }) => caseManager.personId) : []),
  ])
  const { t } = reply.words()
  return reply.page({
    title: t(words.title),
    lead: t(words.lead),
    section: 'cases',
    risky: true,
    body: h(ListView, {
      page,
      households,
      people,
      filters: { all, phase: phase ?? null, ended, territory: territory ?? null },
      territories: coordinated,
      day: today(),
    }),
  })
}
