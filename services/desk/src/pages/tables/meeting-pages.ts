import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import * as z from 'zod'
import { abstain, delegateChair, type MeetingCommand, stepMeeting } from '../../api/meetings.ts'
import type { FormFault } from '../../components/error-summary.tsx'
import { formOf, textOf } from '../../server/forms.ts'
import { romeInstant } from '../../server/rome-instant.ts'
import { meetingWords as words } from '../../words/meetings.ts'
import { tableWords } from '../../words/tables.ts'
import type { Message } from '../../words/words.ts'
import { attempt } from '../attempt.ts'
import type { PageRoutes } from '../page-route.ts'
import { whoAbstains, whyAbstains } from './abstain-form.tsx'
import { type MeetingData, meetingParams, readMeetingData } from './meeting-data.ts'
import { MeetingView } from './meeting-view.tsx'
import type { RefusedForm } from './refused-form.ts'
import { whenFaults } from './when-faults.ts'

/** The agenda of one meeting, and the steps of the meeting itself. */
export const meetingPages: PageRoutes = (app) => {
  app.get('/meetings/:meetingId', (request, reply) => show(request, reply, null))
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

async function show(
  request: FastifyRequest,
  reply: FastifyReply,
  refused: RefusedForm | null,
): Promise<FastifyReply> {
  const data = await readMeetingData(request)
  return reply.page({
    ...frameOf(reply, data),
    risky: true,
    ...(refused ? { status: 422, hasErrors: true } : {}),
    body: h(MeetingView, { data, refused }),
  })
}

async function move(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const form = formOf(request)
  const { t } = reply.words()
  const day = textOf(form, 'day')
  const hour = textOf(form, 'hour')
  const startsAt = day && hour ? romeInstant(day, hour) : null
  const again = (faults: readonly FormFault[]) => show(request, reply, { of: 'move', form, faults })
  if (!startsAt) return again(whenFaults({ day, hour }, t))
  return attempt(
    reply,
    { back: backTo(request), said: t(words.moved), again: (text) => again([{ field: 'day', text }]) },
    () =>
      stepMeeting(request.api, idOf(request), {
        command: 'move',
        version: versionOf(request),
        body: { startsAt },
      }),
  )
}

async function delegate(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const form = formOf(request)
  const { t } = reply.words()
  const personId = textOf(form, 'person')
  const again = (text: string) =>
    show(request, reply, { of: 'delegate', form, faults: [{ field: 'delegate', text }] })
  if (!personId) return again(t(words.personMissing))
  return attempt(reply, { back: backTo(request), said: t(words.delegated), again }, () =>
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
  const again = (faults: readonly FormFault[]) => show(request, reply, { of: agendaItemId, form, faults })
  const faults = [
    ...(personId ? [] : [{ field: whoAbstains(agendaItemId), text: t(words.personMissing) }]),
    ...(reason ? [] : [{ field: whyAbstains(agendaItemId), text: t(words.reasonMissing) }]),
  ]
  if (!personId || !reason) return again(faults)
  return attempt(
    reply,
    {
      back: backTo(request),
      said: t(words.abstained),
      again: (text, { faults: [fault] }) =>
        again([{ field: fault ? whyAbstains(agendaItemId) : whoAbstains(agendaItemId), text }]),
    },
    () => abstain(request.api, { agendaItemId, personId, reason }),
  )
}
