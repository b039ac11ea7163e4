import { territorySchema, urgency } from '@intarsi/contracts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import * as z from 'zod'
import { personLabels } from '../../api/labels.ts'
import { answerTransfer, listDisputes, listTransfers } from '../../api/transfers.ts'
import { formOf } from '../../server/forms.ts'
import { transferWords as words } from '../../words/transfers.ts'
import { attempt } from '../attempt.ts'
import type { PageRoutes } from '../page-route.ts'
import { frameOf, territoryOf } from './territory-frame.ts'
import { TransfersView } from './transfers-view.tsx'

const PAGE = 25

const cursor = z.string().max(500).optional()
const query = z.object({
  cursor,
  disputes: cursor,
  urgency: urgency.optional().catch(undefined),
  other: territorySchema.optional().catch(undefined),
})

/** What other territories propose to hand over, each answered with one button, and whose competence is to be confirmed. */
export const transfersPage: PageRoutes = (app) => {
  app.get('/territory/:territory/transfers', async (request, reply) => {
    const territory = territoryOf(request)
    const { cursor, disputes: disputesFrom, ...filters } = query.parse(request.query)
    const [transfers, disputes] = await Promise.all([
      listTransfers(request.api, territory, { ...filters, cursor, limit: PAGE }),
      listDisputes(request.api, territory, { ...filters, cursor: disputesFrom, limit: PAGE }),
    ])
    const people = await personLabels(
      request.api,
      transfers.items.map(({ proposedBy }) => proposedBy),
    )
    return reply.page({
      ...frameOf(request, reply, words.title, words.lead),
      risky: true,
      body: h(TransfersView, { territory, transfers, disputes, people, filters }),
    })
  })
  app.post('/territory/:territory/transfers/:kind/:id', answer)
}

const params = z.object({ kind: z.enum(['referral', 'case']), id: z.uuid() })

function answer(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const territory = territoryOf(request)
  const { kind, id } = params.parse(request.params)
  const form = formOf(request)
  const accept = form.get('accept') === 'yes'
  const path = kind === 'case' ? `/presa-in-carico/${id}` : `/referrals/${id}`
  const said = reply.words().t(accept ? words.accepted : words.refused)
  return attempt(reply, { back: `/territory/${territory}/transfers`, said }, () =>
    answerTransfer(request.api, { path, version: form.get('version') ?? '', accept }),
  )
}
