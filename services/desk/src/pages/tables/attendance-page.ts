import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import { type Attendance, saveAttendance } from '../../api/meetings.ts'
import type { FormFault } from '../../components/error-summary.tsx'
import { formOf, textOf } from '../../server/forms.ts'
import { meetingWords as words } from '../../words/meetings.ts'
import { attempt } from '../attempt.ts'
import type { PageRoutes } from '../page-route.ts'
import { AttendanceView } from './attendance-view.tsx'
import { type MeetingData, readMeetingData } from './meeting-data.ts'
import { frameBelow } from './meeting-pages.ts'
import { versionFor } from './part-read.ts'
import { sittingAtMeeting } from './sitting-at.ts'

/** Who was there: a page of its own, so that saving it loses nothing of the minutes being written. */
export const attendancePage: PageRoutes = (app) => {
  app.get('/meetings/:meetingId/attendance', async (request, reply) =>
    show(request, reply, { data: await readMeetingData(request), faults: [] }),
  )
  app.post('/meetings/:meetingId/attendance', takeAttendance)
}

async function takeAttendance(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const data = await readMeetingData(request)
  const form = formOf(request)
  const { meeting } = data
  const people = sittingAtMeeting(data).flatMap((personId) => attendanceOf(form, personId))
  const version = versionFor(form, meeting, meeting.attendance)
  return attempt(
    reply,
    {
      back: `/meetings/${meeting.meetingId}/attendance`,
      said: reply.words().t(words.attendanceSaved),
      again: async (text) =>
        show(request, reply, {
          data: await readMeetingData(request),
          faults: [{ field: 'attendance', text }],
        }),
    },
    () => saveAttendance(request.api, meeting.meetingId, { version, body: { people } }),
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

type Shown = { data: MeetingData; faults: readonly FormFault[] }

function show(request: FastifyRequest, reply: FastifyReply, { data, faults }: Shown): Promise<FastifyReply> {
  return reply.page({
    ...frameBelow(reply, data),
    title: reply.words().t(words.attendance),
    ...(faults.length > 0 ? { status: 422, hasErrors: true } : {}),
    body: h(AttendanceView, { data, faults, form: formOf(request) }),
  })
}
