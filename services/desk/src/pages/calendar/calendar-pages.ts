import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import * as z from 'zod'
import { endFeed, makeFeed, readFeed, readOwnFeed } from '../../api/calendar.ts'
import { createCallers } from '../../api/caller.ts'
import { calendarWords as words } from '../../words/calendar.ts'
import { tableWords } from '../../words/tables.ts'
import { LANGUAGES } from '../../words/words.ts'
import type { PageRoutes } from '../page-route.ts'
import { CalendarView } from './calendar-view.tsx'
import { writeCalendar } from './write-calendar.ts'

const feedParams = z.object({
  language: z.enum(LANGUAGES),
  token: z.string().regex(/^[\w-]{20,100}$/),
})

/** One's calendar of meetings: a secret address, and what stands behind it. */
export const calendarPages: PageRoutes = (app, deps) => {
  app.get('/calendar', (request, reply) => show(request, reply, null))
  app.post('/calendar', async (request, reply) => {
    const token = await makeFeed(request.api)
    const address = new URL(`/calendar-feeds/${request.language}/${token}.ics`, deps.publicUrl()).href
    return show(request, reply, address)
  })
  app.post('/calendar/end', async (request, reply) => {
    await endFeed(request.api)
    return reply.seeOther('/calendar', reply.words().t(words.ended))
  })
  app.get('/calendar-feeds/:language/:token.ics', { config: { open: true } }, async (request, reply) => {
    const { language, token } = feedParams.parse(request.params)
    const { equipe } = createCallers(deps.services, { token: null, correlationId: request.id })
    const meetings = await readFeed(equipe, token)
    return reply
      .type('text/calendar; charset=utf-8')
      .header('content-disposition', 'inline; filename="intarsi.ics"')
      .send(writeCalendar(meetings, { language, deskUrl: deps.publicUrl(), now: new Date() }))
  })
}

async function show(
  request: FastifyRequest,
  reply: FastifyReply,
  address: string | null,
): Promise<FastifyReply> {
  const { t } = reply.words()
  return reply.page({
    title: t(words.title),
    lead: t(words.lead),
    section: 'tables',
    crumbs: [{ label: t(tableWords.title), href: '/tables' }],
    body: h(CalendarView, { feed: await readOwnFeed(request.api), address }),
  })
}
