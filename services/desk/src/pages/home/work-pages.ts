import { referralState, urgency } from '@intarsi/contracts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type ComponentChildren, h } from 'preact'
import * as z from 'zod'
import { householdLabels } from '../../api/labels.ts'
import { listCaseload, listDeadlines, listMyQueue } from '../../api/queues.ts'
import { common } from '../../words/common.ts'
import { homeWords as words } from '../../words/home.ts'
import { DEADLINE_KINDS } from '../../words/states.ts'
import type { Message } from '../../words/words.ts'
import type { PageRoutes } from '../page-route.ts'
import { MyHouseholdsView, MyQueueView, MyTermsView } from './work-views.tsx'

const PAGE = 25
const cursor = z.string().max(500).optional()
const queueQuery = z.object({
  cursor,
  state: referralState.optional().catch(undefined),
  urgency: urgency.optional().catch(undefined),
})
const termsQuery = z.object({
  cursor,
  show: z.enum(['overdue']).optional().catch(undefined),
  kind: z.enum(DEADLINE_KINDS).optional().catch(undefined),
})
const householdsQuery = z.object({
  cursor,
  show: z.enum(['followed', 'interim']).optional().catch(undefined),
})

/** The lists of the home page, whole: filtered and read page by page. */
export const workPages: PageRoutes = (app) => {
  app.get('/work/queue', showQueue)
  app.get('/work/terms', showTerms)
  app.get('/work/households', showHouseholds)
}

async function showQueue(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { cursor, state, urgency } = queueQuery.parse(request.query)
  const { items, next } = await listMyQueue(request.api, { state, urgency, cursor, limit: PAGE })
  const labels = await labelsOf(request, items)
  const body = h(MyQueueView, { items, next, labels, state, urgency })
  return framed(reply, [words.queueTitle, words.queueLead], body)
}

async function showTerms(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { show, kind, cursor } = termsQuery.parse(request.query)
  const holderId = request.person.personId
  const asked = { holderId, overdue: show === 'overdue', kind, cursor, limit: PAGE }
  const { items, next } = await listDeadlines(request.api, asked)
  const labels = await labelsOf(request, items)
  return framed(
    reply,
    [words.termsTitle, words.termsLead],
    h(MyTermsView, { items, next, labels, show, kind }),
  )
}

async function showHouseholds(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { show, cursor } = householdsQuery.parse(request.query)
  const interim = show === undefined ? undefined : show === 'interim'
  const asked = { interim, cursor, limit: PAGE }
  const { households: items, next } = await listCaseload(request.api, request.person.personId, asked)
  const labels = await labelsOf(request, items)
  const body = h(MyHouseholdsView, { items, next, labels, show })
  return framed(reply, [words.householdsTitle, words.householdsLead], body)
}

function labelsOf({ api }: FastifyRequest, rows: readonly { householdId: string }[]) {
  return householdLabels(
    api,
    rows.map(({ householdId }) => householdId),
  )
}

type Heading = readonly [title: Message<''>, lead: Message<''>]

function framed(reply: FastifyReply, [title, lead]: Heading, body: ComponentChildren): Promise<FastifyReply> {
  const { t } = reply.words()
  return reply.page({
    title: t(title),
    lead: t(lead),
    section: 'home',
    risky: true,
    crumbs: [{ label: t(common.home), href: '/' }],
    body,
  })
}
