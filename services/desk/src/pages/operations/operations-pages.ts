import { listDay } from '@intarsi/http'
import { h } from 'preact'
import * as z from 'zod'
import { hasRole } from '../../api/account.ts'
import { listEndpointStandings } from '../../api/endpoint-standings.ts'
import { listFailedMails, retryMail, UNDELIVERED } from '../../api/failed-mails.ts'
import { personLabels } from '../../api/labels.ts'
import { readServices } from '../../api/operations.ts'
import { operationWords as words } from '../../words/operations.ts'
import { attempt } from '../attempt.ts'
import { endpointQuery } from '../integrators/endpoint-filter.tsx'
import type { PageRoutes } from '../page-route.ts'
import { DeliveriesView } from './deliveries-view.tsx'
import { frameOf } from './frame-of.ts'
import { MailView } from './mail-view.tsx'
import { parkedPages } from './parked-pages.ts'
import { ServicesView } from './services-view.tsx'

const servicePages: PageRoutes = (app) => {
  app.get('/operations', async ({ api }, reply) => {
    const services = await readServices(api)
    return reply.page({
      ...frameOf(reply, words.title, words.lead),
      crumbs: [],
      body: h(ServicesView, { services }),
    })
  })
}

const ENDPOINTS = 25
const MAILS = 50
const mailQuery = z.object({
  cursor: z.string().max(500).optional(),
  state: z.enum(UNDELIVERED).optional().catch(undefined),
  from: listDay.optional().catch(undefined),
  to: listDay.optional().catch(undefined),
})

const deliveryPages: PageRoutes = (app) => {
  app.get('/operations/deliveries', async ({ api, query }, reply) => {
    const { cursor, ...filters } = endpointQuery.parse(query)
    const page = await listEndpointStandings(api, { ...filters, cursor, limit: ENDPOINTS })
    return reply.page({
      ...frameOf(reply, words.deliveries, words.deliveriesLead),
      body: h(DeliveriesView, { page, filters }),
    })
  })
  app.get('/operations/mail', async ({ api, person, query }, reply) => {
    const { cursor, ...filters } = mailQuery.parse(query)
    const { items: mails, next } = await listFailedMails(api, { ...filters, cursor, limit: MAILS })
    const people = await personLabels(
      api,
      mails.map(({ personId }) => personId),
    )
    const mayAct = hasRole(person, 'operator')
    return reply.page({
      ...frameOf(reply, words.mail, words.mailLead),
      body: h(MailView, { mails, next, people, mayAct, filters }),
    })
  })
  app.post('/operations/mail/:mailId/retry', ({ api, params }, reply) =>
    attempt(reply, { back: '/operations/mail', said: reply.words().t(words.sentAgain) }, () =>
      retryMail(api, (params as { mailId: string }).mailId),
    ),
  )
}

/** The operator's pages. */
export const operationsPages: readonly PageRoutes[] = [servicePages, parkedPages, deliveryPages]
