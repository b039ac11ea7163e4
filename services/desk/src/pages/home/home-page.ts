import { h } from 'preact'
import { homeWords } from '../../words/home.ts'
import type { PageRoutes } from '../page-route.ts'
import { readHome } from './home-data.ts'
import { HomeView } from './home-view.tsx'

export const homePage: PageRoutes = (app) => {
  app.get('/', async (request, reply) => {
    const data = await readHome(request)
    const { t } = reply.words()
    return reply.page({
      title: t(homeWords.hello, { name: request.person.givenName }),
      section: 'home',
      risky: true,
      body: h(HomeView, { data }),
    })
  })
}
