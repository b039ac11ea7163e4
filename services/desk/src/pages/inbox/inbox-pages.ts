import type { FastifyRequest } from 'fastify'
import { h } from 'preact'
import * as z from 'zod'
import { markRead, readInbox } from '../../api/inbox.ts'
import { inboxWords } from '../../words/inbox.ts'
import type { PageRoutes } from '../page-route.ts'
import { InboxView } from './inbox-view.tsx'
import { liveRoute } from './live-route.ts'
import { noticeAddress } from './notice-address.ts'

const query = z.object({
  cursor: z.string().max(40).optional(),
  show: z.enum(['all', 'unread']).catch('all'),
})
const params = z.object({ id: z.uuid() })

export const inboxPages: PageRoutes = (app, deps) => {
  app.get('/inbox', async (request, reply) => {
    const { cursor, show } = query.parse(request.query)
    const { items, next } = await readInbox(request.api, { cursor, unread: show === 'unread' })
    const { t } = reply.words()
    return reply.page({
      title: t(inboxWords.title),
      lead: t(inboxWords.lead),
      section: 'inbox',
      body: h(InboxView, { items, next, show }),
    })
  })
  app.post('/inbox/:id/read', async (request, reply) => {
    await markRead(request.api, idOf(request))
    return reply.seeOther('/inbox')
  })
  app.post('/inbox/:id/open', async (request, reply) => {
    const notice = await markRead(request.api, idOf(request))
    return reply.seeOther(noticeAddress(notice, request.person))
  })
  liveRoute(app, deps)
}

const idOf = (request: FastifyRequest) => params.parse(request.params).id
