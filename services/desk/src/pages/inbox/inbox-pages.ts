import type { FastifyRequest } from 'fastify'
import { h } from 'preact'
import * as z from 'zod'
import { hasRole } from '../../api/account.ts'
import { markRead, type Notice, readInbox } from '../../api/inbox.ts'
import { ApiProblem, ServiceAway } from '../../api/problem.ts'
import { readReceipt } from '../../api/receipt.ts'
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
    return reply.seeOther(await addressFor(request, notice))
  })
  liveRoute(app, deps)
}

/** Who entered a referral for a sportello without an account hears of it, and reads its receipt where no more is theirs. */
async function addressFor({ api, person }: FastifyRequest, notice: Notice): Promise<string> {
  const address = noticeAddress(notice, person)
  if (!hasRole(person, 'preparer') || address !== `/cases/${notice.referralId}`) return address
  try {
    const { mayRead, referralId } = await readReceipt(api, notice.referralId ?? '')
    if (mayRead.file) return address
    return `/referrals/${referralId}${mayRead.own ? '' : '/receipt'}`
  } catch (error) {
    if (error instanceof ApiProblem || error instanceof ServiceAway) return address
    throw error
  }
}

const idOf = (request: FastifyRequest) => params.parse(request.params).id
