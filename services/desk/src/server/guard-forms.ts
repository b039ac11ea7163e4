import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { DeskDeps } from './desk-deps.ts'
import { DeskRefusal } from './failures.ts'
import { formOf } from './forms.ts'
import { isSessionGone, signInAgain } from './interrupted.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** A form's token; what is no form says it in a header. */
export function csrfTokenOf(request: FastifyRequest): string | undefined {
  const header = request.headers['x-csrf-token']
  return formOf(request).get('_csrf') ?? (typeof header === 'string' ? header : undefined)
}

/** Nothing changes on a request that another site made, or without the token of a page of ours. */
export function guardForms(app: FastifyInstance, { publicUrl }: DeskDeps): void {
  app.addHook('preHandler', async (request, reply) => {
    if (SAFE.has(request.method)) return
    if (!isOurs(request, publicUrl())) throw new DeskRefusal(403, 'foreign-form')
    if (await tokenFits(app, request, reply)) return
    // Its token went with its session: nothing is changed, and who sent it signs in and finds the page again.
    if (isSessionGone(request) && !request.routeOptions.config.open) return signInAgain(request, reply)
    throw new DeskRefusal(403, 'stale-form')
  })
}

/** What browsers say by themselves about who made the request. */
function isOurs({ headers }: FastifyRequest, publicUrl: string): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  return headers.origin === undefined || headers.origin === new URL(publicUrl).origin
}

function tokenFits(app: FastifyInstance, request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
  return new Promise((resolve) => {
    // The plugin answers by itself only when the token is wrong.
    const answering = Object.assign(Object.create(reply) as FastifyReply, { send: () => resolve(false) })
    app.csrfProtection(request, answering, () => resolve(true))
  })
}
