import type { FastifyInstance } from 'fastify'
import type { DeskDeps } from '../server/desk-deps.ts'
import { DeskRefusal } from '../server/failures.ts'
import { goOnAt } from '../server/go-on-at.ts'
import { CONTINUE_ADDRESS } from '../server/interrupted.ts'
import { localAddress } from '../server/local-address.ts'
import { aboutWords } from '../words/about.ts'

const CALLBACK = '/sign-in/callback'

/** Signing in with the identity provider and out again. */
export function serveSignIn(app: FastifyInstance, deps: DeskDeps): void {
  const open = { config: { open: true } }
  const here = (path: string) => new URL(path, deps.publicUrl()).href
  app.get('/sign-in', open, async (request, reply) => {
    const returnTo = localAddress((request.query as { returnTo?: unknown }).returnTo)
    const { address, underWay } = await deps.issuer.begin(here(CALLBACK), returnTo)
    request.session.signInUnderWay = underWay
    return reply.redirect(address.href, 303)
  })
  app.get(CALLBACK, open, async (request, reply) => {
    const { signInUnderWay: underWay, interrupted, notSaved } = request.session
    if (!underWay) throw new DeskRefusal(400, 'sign-in-not-begun')
    const signedIn = await deps.issuer.finish(new URL(here(request.url)), underWay)
    // A new id: one that somebody planted before is worth nothing after.
    await request.session.regenerate()
    request.session.signedIn = signedIn
    const goesOn = interrupted?.subject === signedIn.subject
    if (goesOn) request.session.interrupted = interrupted
    if (goesOn) return reply.redirect(CONTINUE_ADDRESS, 303)
    const { returnTo } = underWay
    if (returnTo === notSaved) return reply.refused(returnTo, reply.words().t(aboutWords.notSaved))
    return reply.redirect(returnTo === CONTINUE_ADDRESS ? '/' : returnTo, 303)
  })
  app.post('/sign-out', open, async (request, reply) => {
    const { signedIn } = request.session
    await request.session.destroy()
    const elsewhere = signedIn ? await deps.issuer.endSession(signedIn, here('/signed-out')) : null
    return elsewhere ? goOnAt(reply, elsewhere.href) : reply.redirect('/signed-out', 303)
  })
}
