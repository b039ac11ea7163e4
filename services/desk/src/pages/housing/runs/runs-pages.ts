import { listDay } from '@intarsi/http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import * as z from 'zod'
import { personLabels } from '../../../api/labels.ts'
import { listRuns, PROOFS, SYSTEM, startRun } from '../../../api/matching-runs.ts'
import { formOf } from '../../../server/forms.ts'
import { housingWords } from '../../../words/housing.ts'
import { matchingWords as words } from '../../../words/matching.ts'
import { problemWords } from '../../../words/problems.ts'
import { isRefusal } from '../../attempt.ts'
import type { PageRoutes } from '../../page-route.ts'
import { whereIs } from '../housing-frame.tsx'
import { RunsView } from './runs-view.tsx'

const query = z.object({
  cursor: z.string().max(500).optional(),
  status: z.enum(PROOFS).optional().catch(undefined),
  from: listDay.optional().catch(undefined),
  to: listDay.optional().catch(undefined),
})

const PAGE = 25

export const runsPages: PageRoutes = (app) => {
  app.get('/housing/runs', async (request, reply) => {
    const where = whereIs(request)
    const { cursor, ...filters } = query.parse(request.query)
    const page = where.territory
      ? await listRuns(request.api, { territory: where.territory, ...filters, cursor, limit: PAGE })
      : { items: [], next: null }
    const people = await personLabels(
      request.api,
      page.items.flatMap(({ startedBy }) => (startedBy === SYSTEM ? [] : [startedBy])),
    )
    const { t } = reply.words()
    return reply.page({
      title: t(housingWords.runs),
      lead: t(words.lead),
      section: 'housing',
      body: h(RunsView, { page, people, where, filters }),
    })
  })
  app.post('/housing/runs', run)
}

async function run(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { t } = reply.words()
  try {
    const runId = await startRun(request.api, formOf(request).get('territory') ?? '')
    return reply.seeOther(`/housing/runs/${runId}`, t(words.ran))
  } catch (error) {
    if (!isRefusal(error)) throw error
    return reply.refused('/housing/runs', t(problemWords(error.code)))
  }
}
