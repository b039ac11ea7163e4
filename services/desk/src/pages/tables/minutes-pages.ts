import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import { saveMinutes } from '../../api/meetings.ts'
import type { FormFault } from '../../components/error-summary.tsx'
import { DeskRefusal } from '../../server/failures.ts'
import { formOf, textOf } from '../../server/forms.ts'
import { meetingWords as words } from '../../words/meetings.ts'
import { attempt } from '../attempt.ts'
import type { PageRoutes } from '../page-route.ts'
import { draftMinutes } from './draft-minutes.ts'
import { type MeetingData, readMeetingData } from './meeting-data.ts'
import { frameBelow, frameOf } from './meeting-pages.ts'
import { MinutesView } from './minutes-view.tsx'
import { versionFor } from './part-read.ts'
import { PrintedAgenda } from './printed-agenda.tsx'

/** What is written of the meeting, on the page and on paper. */
export const minutesPages: PageRoutes = (app) => {
  app.get('/meetings/:meetingId/minutes', async (request, reply) =>
    show(request, reply, { data: await readMeetingData(request), faults: [] }),
  )
  app.get('/meetings/:meetingId/minutes.txt', async (request, reply) => {
    const { meeting } = await readMeetingData(request)
    if (meeting.minutesText === null) throw new DeskRefusal(404, 'not-found')
    const day = meeting.startsAt.slice(0, 10)
    return reply
      .type('text/plain; charset=utf-8')
      .header(
        'content-disposition',
        `attachment; filename="${reply.words().t(words.minutesFile)}-${day}.txt"`,
      )
      .send(`${meeting.minutesText}\n`)
  })
  app.get('/meetings/:meetingId/print', async (request, reply) => {
    const data = await readMeetingData(request)
    return reply.page({ ...frameOf(reply, data), risky: true, body: h(PrintedAgenda, { data }) })
  })
  app.post('/meetings/:meetingId/minutes', writeMinutes)
}

async function writeMinutes(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { meeting } = await readMeetingData(request)
  const form = formOf(request)
  const { t } = reply.words()
  const text = textOf(form, 'text')
  const again = async (why: string) =>
    show(request, reply, { data: await readMeetingData(request), faults: [{ field: 'text', text: why }] })
  if (!text) return again(t(words.minutesEmpty))
  const version = versionFor(form, meeting, meeting.minutesText)
  return attempt(
    reply,
    {
      back: `/meetings/${meeting.meetingId}/minutes`,
      said: t(words.minutesSaved),
      again: (why, { status }) => again(status === 412 ? t(words.minutesElsewhere) : why),
    },
    () => saveMinutes(request.api, meeting.meetingId, { version, body: { text } }),
  )
}

type Shown = { data: MeetingData; faults: readonly FormFault[] }

function show(request: FastifyRequest, reply: FastifyReply, { data, faults }: Shown): Promise<FastifyReply> {
  return reply.page({
    ...frameBelow(reply, data),
    title: reply.words().t(words.minutes),
    ...(faults.length > 0 ? { status: 422, hasErrors: true } : {}),
    body: h(MinutesView, {
      data,
      faults,
      typed: formOf(request).get('text'),
      draft: draftMinutes(data, reply.words()),
    }),
  })
}
