import { h } from 'preact'
import { CONTINUE_ADDRESS } from '../../server/interrupted.ts'
import { aboutWords as words } from '../../words/about.ts'
import type { PageRoutes } from '../page-route.ts'
import { ContinueView } from './continue-view.tsx'

/** After signing in again: the form that the end of the session interrupted, to be sent or dropped, once. */
export const continueRoutes: PageRoutes = (app) => {
  app.get(CONTINUE_ADDRESS, async (request, reply) => {
    const { interrupted } = request.session
    if (!interrupted) return reply.seeOther('/')
    request.session.interrupted = undefined
    return reply.page({
      title: reply.words().t(words.continueTitle),
      risky: true,
      body: h(ContinueView, { interrupted }),
    })
  })
}
