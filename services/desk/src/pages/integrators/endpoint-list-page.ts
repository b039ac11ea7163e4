import { h } from 'preact'
import { listEndpoints } from '../../api/endpoints.ts'
import { integrationWords as words } from '../../words/integrations.ts'
import type { PageRoutes } from '../page-route.ts'
import { EndpointListView } from './endpoint-list-view.tsx'

export const endpointListPage: PageRoutes = (app) => {
  app.get('/integrations', async (request, reply) => {
    const endpoints = await listEndpoints(request.api)
    const { t } = reply.words()
    return reply.page({
      title: t(words.title),
      lead: t(words.lead),
      section: 'integrations',
      body: h(EndpointListView, { endpoints }),
    })
  })
}
