import { randomUUID } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import * as z from 'zod'
import { changeEndpoint, createEndpoint, readEndpoint } from '../../api/endpoints.ts'
import { ApiProblem } from '../../api/problem.ts'
import type { FormFault } from '../../components/error-summary.tsx'
import { formOf } from '../../server/forms.ts'
import { integrationWords as words } from '../../words/integrations.ts'
import { problemWords } from '../../words/problems.ts'
import { isRefusal } from '../attempt.ts'
import type { PageRoutes } from '../page-route.ts'
import { nameOfEndpoint } from './endpoint-parts.tsx'
import { formOfSettings, newEndpointOf, settingsFaults, settingsOf } from './endpoint-settings.ts'
import { showSecret } from './secret-page.ts'
import { SettingsForm } from './settings-form.tsx'

const params = z.object({ endpointId: z.uuid() })
const key = z.uuid()

/** The form of a new endpoint, and of one that is changed. */
export const settingsPages: PageRoutes = (app) => {
  app.get('/integrations/new', (request, reply) => showNew(request, reply, newForm(), []))
  app.post('/integrations/new', create)
  app.get('/integrations/:endpointId/settings', async (request, reply) => {
    const endpoint = await readEndpoint(request.api, params.parse(request.params).endpointId)
    const form = formOfSettings(endpoint)
    form.set('version', String(endpoint.version))
    return showSettings(request, reply, form, [])
  })
  app.post('/integrations/:endpointId/settings', change)
}

/** Its key makes a form that is sent twice create once. */
function newForm(): URLSearchParams {
  return new URLSearchParams({ key: randomUUID(), maxInFlight: '10', maxPerSecond: '100' })
}

async function create(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const form = formOf(request)
  const named = key.catch(() => randomUUID()).parse(form.get('key'))
  try {
    const { secret, endpointId } = await createEndpoint(request.api, newEndpointOf(form), named)
    return showSecret(reply, { endpointId, secret, publicKey: null })
  } catch (error) {
    const { t } = reply.words()
    if (error instanceof ApiProblem && error.status === 400)
      return showNew(request, reply, form, settingsFaults(error, t))
    if (!isRefusal(error) && !isOff(error)) throw error
    return reply.refused('/integrations', t(problemWords((error as ApiProblem).code)))
  }
}

const isOff = (error: unknown) => error instanceof ApiProblem && error.code === 'webhooks-off'

function showNew(
  { person }: FastifyRequest,
  reply: FastifyReply,
  form: URLSearchParams,
  faults: readonly FormFault[],
): Promise<FastifyReply> {
  const { t } = reply.words()
  return reply.page({
    title: t(words.new),
    section: 'integrations',
    crumbs: [{ label: t(words.title), href: '/integrations' }],
    ...(faults.length > 0 ? { status: 422, hasErrors: true } : {}),
    body: h(SettingsForm, { form, faults, person, action: '/integrations/new', isNew: true }),
  })
}

async function change(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { endpointId } = params.parse(request.params)
  const form = formOf(request)
  const back = `/integrations/${endpointId}`
  const { t } = reply.words()
  try {
    const version = form.get('version') ?? ''
    const { state } = await changeEndpoint(request.api, endpointId, { ...settingsOf(form), version })
    return reply.seeOther(back, t(state === 'unverified' ? words.savedUnverified : words.saved))
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 400)
      return showSettings(request, reply, form, settingsFaults(error, t))
    if (!isRefusal(error)) throw error
    return reply.refused(back, t(problemWords(error.code)))
  }
}

async function showSettings(
  request: FastifyRequest,
  reply: FastifyReply,
  form: URLSearchParams,
  faults: readonly FormFault[],
): Promise<FastifyReply> {
  const { endpointId } = params.parse(request.params)
  const { t } = reply.words()
  const endpoint = await readEndpoint(request.api, endpointId)
  const action = `/integrations/${endpointId}/settings`
  return reply.page({
    title: t(words.settings),
    section: 'integrations',
    crumbs: [
      { label: t(words.title), href: '/integrations' },
      { label: nameOfEndpoint(endpoint), href: `/integrations/${endpointId}` },
    ],
    ...(faults.length > 0 ? { status: 422, hasErrors: true } : {}),
    body: h(SettingsForm, { form, faults, person: request.person, action, isNew: false }),
  })
}
