import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import * as z from 'zod'
import { abstain, delegateChair, type MeetingCommand, stepMeeting } from '../../api/meetings.ts'
import { formOf, textOf } from '../../server/forms.ts'
import { romeInstant } from '../../server/rome-instant.ts'
import { meetingWords as words } from '../../words/meetings.ts'
import { tableWords } from '../../words/tables.ts'
import type { Message } from '../../words/words.ts'
import { attempt } from '../attempt.ts'
import type { PageRoutes } from '../page-route.ts'
import { type MeetingData, meetingParams, readMeetingData } from './meeting-data.ts'
import { MeetingView } from './meeting-view.tsx'

/** The agenda of one meeting, and the steps of the meeting itself. */
export const meetingPages: PageRoutes = (app) => {
  app.get('/meetings/:meetingId', async (request, reply) => {
    const data = await readMeetingData(request)
    return reply.page({ ...frameOf(reply, data), risky: true, body: h(MeetingView, { data }) })
  })
  for (const { path, command, said } of STEPS) {
    app.post(`/meetings/:meetingId/${path}`, (request, reply) =>
      attempt(reply, { back: backTo(request), said: reply.words().t(said) }, () =>
        stepMeeting(request.api, idOf(request), { command, version: versionOf(request) }),
      ),
    )
  }
  app.post('/meetings/:meetingId/move', move)
  app.post('/meetings/:meetingId/delegate', delegate)
  app.post('/meetings/:meetingId/items/:agendaItemId/abstentions', recordAbstention)
}

const STEPS: readonly { path: string; command: MeetingCommand; said: Message<''> }[] = [
  { path: 'convene', command: 'convene', said: words.convened },
  { path: 'open', command: 'open', said: words.opened },
  { path: 'cancel', command: 'cancel', said: words.cancelled },
  { path: 'approve', command: 'minutes/approve', said: words.approved },
]

/** Title and way back, the same on every page of a meeting. */
export function frameOf(reply: FastifyReply, { meeting, table }: MeetingData) {
  const { t, date } = reply.words()
  return {
    title: t(words.title, { date: date(meeting.startsAt, 'moment') }),
    lead: table.name,
    section: 'tables' as const,
    crumbs: [
      { label: t(tableWords.title), href: '/tables' },
      { label: table.name, href: `/tables/${table.tableId}` },
    ],
  }
}

/** The same on the pages below the meeting's own. */
export function frameBelow(reply: FastifyReply, data: MeetingData) {
  const { title, lead, section, crumbs } = frameOf(reply, data)
  return {
    section,
    lead: `${lead}, ${title}`,
    crumbs: [...crumbs, { label: title, href: `/meetings/${data.meeting.meetingId}` }],
  }
}

const idOf = (request: FastifyRequest) => meetingParams.parse(request.params).meetingId
const backTo = (request: FastifyRequest) => `/meetings/${idOf(request)}`

/** The version that the page was made of; a form without one is refused by the service. */
export function versionOf(request: FastifyRequest): string {
  return textOf(formOf(request), 'version') ?? ''
}

async function move(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const form = formOf(request)
  const { t } = reply.words()
  const startsAt = romeInstant(textOf(form, 'day') ?? '', textOf(form, 'hour') ?? '')
  if (!startsAt) return reply.refused(backTo(request), t(tableWords.dayMissing))
  return attempt(reply, { back: backTo(request), said: t(words.moved) }, () =>
    stepMeeting(request.api, idOf(request), {
      command: 'move',
      version: versionOf(request),
      body: { startsAt },
    }),
  )
}

async function delegate(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { t } = reply.words()
  const personId = textOf(formOf(request), 'person')
  if (!personId) return reply.refused(backTo(request), t(words.personMissing))
  return attempt(reply, { back: backTo(request), said: t(words.delegated) }, () =>
    delegateChair(request.api, idOf(request), { version: versionOf(request), body: { personId } }),
  )
}

const itemParams = meetingParams.extend({ agendaItemId: z.uuid() })

async function recordAbstention(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { agendaItemId } = itemParams.parse(request.params)
  const form = formOf(request)
  const { t } = reply.words()
  const personId = textOf(form, 'person')
  const reason = textOf(form, 'reason')
  if (!personId) return reply.refused(backTo(request), t(words.personMissing))
  if (!reason) return reply.refused(backTo(request), t(words.reasonMissing))
  return attempt(reply, { back: backTo(request), said: t(words.abstained) }, () =>
    abstain(request.api, { agendaItemId, personId, reason }),
  )
}
