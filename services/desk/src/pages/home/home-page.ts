import { h } from 'preact'
import type { PageRoutes } from '../page-route.ts'
import { greetingAt } from './greeting.ts'
import { readHome } from './home-data.ts'
import { HomeView } from './home-view.tsx'

export const homePage: PageRoutes = (app) => {
  app.get('/', async (request, reply) => {
    // Who looks after a connection, and nothing else, has no queue and no household.
    const { roles } = request.person
    if (roles.length > 0 && roles.every(({ role }) => role === 'integrator'))
      return reply.redirect('/integrations', 303)
    const data = await readHome(request)
    const { t } = reply.words()
    return reply.page({
      title: greetingAt(new Date(), request.person.givenName, t),
      section: 'home',
      risky: true,
      body: h(HomeView, { data }),
    })
  })
}
