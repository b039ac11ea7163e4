import { h } from 'preact'
import { listEndpoints } from '../../api/endpoints.ts'
import { integrationWords as words } from '../../words/integrations.ts'
import type { PageRoutes } from '../page-route.ts'
import { endpointQuery } from './endpoint-filter.tsx'
import { EndpointListView } from './endpoint-list-view.tsx'

const PAGE = 25

export const endpointListPage: PageRoutes = (app) => {
  app.get('/integrations', async (request, reply) => {
    const { cursor, ...filters } = endpointQuery.parse(request.query)
    const page = await listEndpoints(request.api, { ...filters, cursor, limit: PAGE })
    const { t } = reply.words()
    return reply.page({
      title: t(words.title),
      lead: t(words.lead),
      section: 'integrations',
      body: h(EndpointListView, { page, filters }),
    })
  })
}
