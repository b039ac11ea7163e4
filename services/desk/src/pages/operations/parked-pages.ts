import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import * as z from 'zod'
import { hasRole } from '../../api/account.ts'
import { discard, listParked, PARKED_REASONS, readParked, redrive, SERVICES } from '../../api/operations.ts'
import { ApiProblem } from '../../api/problem.ts'
import { formOf, textOf } from '../../server/forms.ts'
import { operationWords as words } from '../../words/operations.ts'
import { isRefusal } from '../attempt.ts'
import type { PageRoutes } from '../page-route.ts'
import { DiscardView } from './discard-view.tsx'
import { frameOf } from './frame-of.ts'
import { type ParkedOfService, ParkedView } from './parked-view.tsx'

const service = z.enum(SERVICES)
const query = z.object({
  service: service.optional().catch(undefined),
  reason: z.enum(PARKED_REASONS).optional().catch(undefined),
  cursor: z.string().max(500).optional(),
})
const serviceParams = z.object({ service })
const eventParams = z.object({ service, eventId: z.uuid() })
const LEAST_REASON = 5

/** Events that a service could not apply: what and why, tried again or given up. */
export const parkedPages: PageRoutes = (app) => {
  app.get('/operations/parked', list)
  app.post('/operations/parked/:service/redrive', tryAgain)
  app.get('/operations/parked/:service/:eventId', (request, reply) => showDiscard(request, reply, null))
  app.post('/operations/parked/:service/:eventId', giveUp)
}

async function list(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { service: only, reason, cursor } = query.parse(request.query)
  const names = only ? [only] : SERVICES
  const parked: ParkedOfService[] = await Promise.all(
    names.map(async (name) => ({
      service: name,
      ...(await listParked(request.api, name, only ? { reason, cursor } : { reason })),
    })),
  )
  return reply.page({
    ...frameOf(reply, words.parked, words.parkedLead),
    body: h(ParkedView, { parked, mayAct: hasRole(request.person, 'operator'), only, reason }),
  })
}

async function tryAgain(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { service: name } = serviceParams.parse(request.params)
  const count = await redrive(request.api, name, textOf(formOf(request), 'key'))
  return reply.seeOther('/operations/parked', reply.words().t(words.redriven, { count }))
}

async function showDiscard(
  request: FastifyRequest,
  reply: FastifyReply,
  fault: string | null,
): Promise<FastifyReply> {
  const { service: name, eventId } = eventParams.parse(request.params)
  const { t } = reply.words()
  const event = await readParked(request.api, name, eventId).catch(goneIsNull)
  if (!event) return reply.refused('/operations/parked', t(words.gone))
  return reply.page({
    ...frameOf(reply, words.discardTitle, words.discardLead),
    crumbs: [
      { label: t(words.title), href: '/operations' },
      { label: t(words.parked), href: '/operations/parked' },
    ],
    ...(fault ? { status: 422, hasErrors: true } : {}),
    body: h(DiscardView, { service: name, event, fault, reason: textOf(formOf(request), 'reason') ?? '' }),
  })
}

async function giveUp(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { service: name, eventId } = eventParams.parse(request.params)
  const { t } = reply.words()
  const reason = textOf(formOf(request), 'reason') ?? ''
  if (reason.length < LEAST_REASON) return showDiscard(request, reply, t(words.discardReasonMissing))
  try {
    await discard(request.api, name, eventId, reason)
  } catch (error) {
    if (isRefusal(error)) return showDiscard(request, reply, t(words.discardReasonMissing))
    if (goneIsNull(error) === null) return reply.refused('/operations/parked', t(words.gone))
  }
  return reply.seeOther(`/operations/parked?service=${name}`, t(words.discarded))
}

/** Somebody else was faster: null. Throws everything else. */
function goneIsNull(error: unknown): null {
  if (error instanceof ApiProblem && error.status === 404) return null
  throw error
}
