import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import { type Attendance, saveAttendance, saveMinutes } from '../../api/meetings.ts'
import { DeskRefusal } from '../../server/failures.ts'
import { formOf, textOf } from '../../server/forms.ts'
import { meetingWords as words } from '../../words/meetings.ts'
import { attempt } from '../attempt.ts'
import type { PageRoutes } from '../page-route.ts'
import { draftMinutes } from './draft-minutes.ts'
import { type MeetingData, readMeetingData } from './meeting-data.ts'
import { frameOf, versionOf } from './meeting-pages.ts'
import { MinutesView } from './minutes-view.tsx'
import { PrintedAgenda } from './printed-agenda.tsx'
import { sittingAt } from './sitting-at.ts'

/** Who was there, what is written of the meeting, and both on paper. */
export const minutesPages: PageRoutes = (app) => {
  app.get('/meetings/:meetingId/minutes', async (request, reply) => {
    const data = await readMeetingData(request)
    const frame = frameOf(reply, data)
    return reply.page({
      ...frame,
      title: reply.words().t(words.minutes),
      lead: `${frame.lead}, ${frame.title}`,
      crumbs: [...frame.crumbs, { label: frame.title, href: `/meetings/${data.meeting.meetingId}` }],
      body: h(MinutesView, { data, draft: draftMinutes(data, reply.words()) }),
    })
  })
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
  app.post('/meetings/:meetingId/attendance', takeAttendance)
  app.post('/meetings/:meetingId/minutes', writeMinutes)
}

async function takeAttendance(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const data = await readMeetingData(request)
  const form = formOf(request)
  const { meetingId } = data.meeting
  const people = sittingAt(data.table).flatMap((personId) => attendanceOf(form, personId))
  return attempt(
    reply,
    { back: `/meetings/${meetingId}/minutes`, said: reply.words().t(words.attendanceSaved) },
    () => saveAttendance(request.api, meetingId, { version: versionOf(request), body: { people } }),
  )
}

/** A member's line of the form; who sent somebody is absent, and the other stands in. */
function attendanceOf(form: URLSearchParams, personId: string): Attendance[] {
  const status = form.get(`status-${personId}`)
  const other = textOf(form, `delegate-${personId}`)
  if (status === 'present') return [{ personId, status, forPersonId: null }]
  if (status !== 'absent') return []
  const absent: Attendance = { personId, status, forPersonId: null }
  return other ? [absent, { personId: other, status: 'delegate', forPersonId: personId }] : [absent]
}

async function writeMinutes(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { meeting }: MeetingData = await readMeetingData(request)
  const back = `/meetings/${meeting.meetingId}/minutes`
  const { t } = reply.words()
  const text = textOf(formOf(request), 'text')
  if (!text) return reply.refused(back, t(words.minutesEmpty))
  return attempt(reply, { back, said: t(words.minutesSaved) }, () =>
    saveMinutes(request.api, meeting.meetingId, { version: versionOf(request), body: { text } }),
  )
}
