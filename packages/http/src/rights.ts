import type { Action, Actor, Resource } from '@intarsi/access'
import { decide, mayEver, needsFreshRights, territoriesOf } from '@intarsi/access'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { problem } from './problem.ts'
import type { HttpApp, HttpDeps } from './types.ts'

/** The age of a copy of rights above which commands and reads of identity are not answered, seconds. */
export const MAX_RIGHTS_LAG_SECONDS = 60

const ROME_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome', dateStyle: 'short' })

/** Finds who asks, before anything else is read, and gives the request the means to ask about rights. */
export function askRights(app: HttpApp, deps: Pick<HttpDeps, 'authenticate' | 'clock'>): void {
  // Decorated with null: fastify wants no shared object here, and the hook below sets each before a route runs.
  for (const name of ['actor', 'cause', 'authorize', 'may', 'territories'] as const) {
    app.decorateRequest(name, null as never)
  }
  app.decorateRequest('rightsAsked', false)
  app.decorateRequest('allowedIn', null)
  app.decorateRequest('tokenUntil', null)
  app.addHook('onRequest', async (request) => {
    const action = request.routeOptions.config.action
    if (action && action !== 'public') await identify(request, action, deps)
  })
  // Not preSerialization, which streams, texts and empty answers pass by.
  app.addHook('onSend', refuseUnasked)
}

async function identify(
  request: FastifyRequest,
  action: Action,
  deps: Pick<HttpDeps, 'authenticate' | 'clock'>,
) {
  const answer = await deps.authenticate(request.headers.authorization)
  if (!answer.ok) {
    const { status, code, detail, since, personId } = answer
    throw problem(status, code, detail, defined({ since, personId }))
  }
  request.tokenUntil = answer.until ?? null
  if (needsFreshRights(action, request.method)) requireFresh(answer.lagSeconds)
  bind(request, action, { ...answer.actor, asOf: ROME_DAY.format(deps.clock.now()) })
}

function requireFresh(lagSeconds: number | null): void {
  if (lagSeconds !== null && lagSeconds <= MAX_RIGHTS_LAG_SECONDS) return
  const age = lagSeconds === null ? 'unknown' : `${Math.round(lagSeconds)} s`
  throw problem(503, 'rights-not-current', `Who may do what is not up to date here (age: ${age}).`, {
    retryAfter: 5,
  })
}

function bind(request: FastifyRequest, action: Action, actor: Actor): void {
  request.actor = actor
  request.may = (asked, resource) => {
    request.rightsAsked = true
    const answer = decide(actor, asked, resource)
    if (asked === action && answer.allow) request.allowedIn ??= resource.territory ?? null
    return answer
  }
  request.authorize = (resource) => authorize(request, action, resource)
  request.territories = (asked = action) => {
    request.rightsAsked = true
    return territoriesOf(actor, asked)
  }
  const ever = mayEver(actor, action)
  if (!ever.allow) throw refused(actor, ever)
}

function authorize(request: FastifyRequest, action: Action, resource: Resource): void {
  const answer = request.may(action, resource)
  if (!answer.allow) throw refused(request.actor, answer)
}

function refused(actor: Actor, answer: { code: string; detail: string; since?: string }) {
  return problem(403, answer.code, answer.detail, defined({ personId: actor.personId, since: answer.since }))
}

/** The last guard: an answer of a protected route that nobody asked `decide` about is a bug of that route. */
async function refuseUnasked(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
): Promise<unknown> {
  const action = request.routeOptions.config.action
  if (action && action !== 'public' && reply.statusCode < 400 && !request.rightsAsked) {
    throw new Error(`${request.method} ${request.routeOptions.url} answered without asking about rights.`)
  }
  return payload
}

function defined(members: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(members).filter((entry): entry is [string, string] => !!entry[1]))
}
