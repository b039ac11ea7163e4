import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import * as z from 'zod'
import {
  changeEndpoint,
  deleteEndpoint,
  readEndpoint,
  readUsage,
  renewKey,
  testEndpoint,
  verifyEndpoint,
} from '../../api/endpoints.ts'
import { ApiProblem } from '../../api/problem.ts'
import { formOf } from '../../server/forms.ts'
import { outcomeWords, integrationWords as words } from '../../words/integrations.ts'
import { problemWords } from '../../words/problems.ts'
import { attempt, isRefusal } from '../attempt.ts'
import type { PageRoutes } from '../page-route.ts'
import { nameOfEndpoint } from './endpoint-parts.tsx'
import { EndpointView } from './endpoint-view.tsx'
import { showSecret } from './secret-page.ts'

const params = z.object({ endpointId: z.uuid() })
const idOf = ({ params: given }: FastifyRequest) => params.parse(given).endpointId

/** One endpoint: how it stands, its keys, and what its owner does with it. */
export const endpointPages: PageRoutes = (app) => {
  app.get('/integrations/:endpointId', show)
  app.post('/integrations/:endpointId/verify', verify)
  app.post('/integrations/:endpointId/key', renew)
  app.post('/integrations/:endpointId/test', (request, reply) => {
    const endpointId = idOf(request)
    const back = `/integrations/${endpointId}/deliveries`
    return attempt(reply, { back, said: reply.words().t(words.tested) }, () =>
      testEndpoint(request.api, endpointId),
    )
  })
  app.post('/integrations/:endpointId/pause', (request, reply) => pause(request, reply, true))
  app.post('/integrations/:endpointId/resume', (request, reply) => pause(request, reply, false))
  app.post('/integrations/:endpointId/delete', (request, reply) => {
    const work = () => deleteEndpoint(request.api, idOf(request))
    return attempt(reply, { back: '/integrations', said: reply.words().t(words.deleted) }, work)
  })
}

async function show(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const endpointId = idOf(request)
  const [endpoint, usage] = await Promise.all([
    readEndpoint(request.api, endpointId),
    readUsage(request.api, endpointId),
  ])
  const { t } = reply.words()
  return reply.page({
    title: nameOfEndpoint(endpoint),
    section: 'integrations',
    crumbs: [{ label: t(words.title), href: '/integrations' }],
    body: h(EndpointView, { endpoint, usage }),
  })
}

async function verify(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const endpointId = idOf(request)
  const back = `/integrations/${endpointId}`
  const method = formOf(request).get('method') === 'options' ? 'options' : 'challenge'
  const { t } = reply.words()
  try {
    await verifyEndpoint(request.api, endpointId, method)
  } catch (error) {
    if (!isRefusal(error)) throw error
    return reply.refused(back, whyNot(error, t))
  }
  return reply.seeOther(back, t(words.verified))
}

function whyNot({ code, extra }: ApiProblem, t: ReturnType<FastifyReply['words']>['t']): string {
  if (code !== 'endpoint-not-verified') return t(problemWords(code))
  return t(words.notVerified, { why: t(outcomeWords(String(extra.reason))) })
}

async function renew(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const endpointId = idOf(request)
  const kind = formOf(request).get('kind') === 'v1a' ? 'v1a' : 'v1'
  try {
    return showSecret(reply, { endpointId, ...(await renewKey(request.api, endpointId, kind)) })
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.code !== 'webhooks-off') throw error
    return reply.refused(`/integrations/${endpointId}`, reply.words().t(problemWords(error.code)))
  }
}

function pause(request: FastifyRequest, reply: FastifyReply, paused: boolean): Promise<FastifyReply> {
  const endpointId = idOf(request)
  const { t } = reply.words()
  const said = t(paused ? words.paused : words.resumed)
  const version = formOf(request).get('version') ?? ''
  return attempt(reply, { back: `/integrations/${endpointId}`, said }, () =>
    changeEndpoint(request.api, endpointId, { paused, version }),
  )
}
