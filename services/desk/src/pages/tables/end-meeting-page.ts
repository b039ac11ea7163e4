import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import { type AgendaItem, stepMeeting } from '../../api/meetings.ts'
import type { FormFault } from '../../components/error-summary.tsx'
import { formOf, textOf } from '../../server/forms.ts'
import { meetingWords as words } from '../../words/meetings.ts'
import { attempt } from '../attempt.ts'
import type { PageRoutes } from '../page-route.ts'
import { isOpen, itemName, needsReason } from './agenda-items.ts'
import { EndMeetingView } from './end-meeting-view.tsx'
import { type MeetingData, readMeetingData } from './meeting-data.ts'
import { frameBelow, versionOf } from './meeting-pages.ts'

export const endMeetingPage: PageRoutes = (app) => {
  app.get('/meetings/:meetingId/end', async (request, reply) =>
    show(request, reply, { data: await readMeetingData(request), faults: [] }),
  )
  app.post('/meetings/:meetingId/end', end)
}

async function end(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const data = await readMeetingData(request)
  const form = formOf(request)
  const { t } = reply.words()
  const open = data.meeting.items.filter(isOpen)
  const reasonOf = ({ agendaItemId }: AgendaItem) => textOf(form, `reason-${agendaItemId}`)
  const faults = open
    .filter((item) => needsReason(item) && !reasonOf(item))
    .map((item) => ({
      field: `reason-${item.agendaItemId}`,
      text: t(words.endReasonMissing, { item: itemName(item) }),
    }))
  if (faults.length > 0) return show(request, reply, { data, faults })
  const { meetingId } = data.meeting
  const deferrals = open.flatMap((item) => {
    const reason = reasonOf(item)
    return reason ? [{ agendaItemId: item.agendaItemId, reason }] : []
  })
  const again = async (text: string) =>
    show(request, reply, { data: await readMeetingData(request), faults: [{ field: 'end', text }] })
  return attempt(reply, { back: `/meetings/${meetingId}`, said: t(words.ended), again }, () =>
    stepMeeting(request.api, meetingId, {
      command: 'end',
      version: versionOf(request),
      body: { deferrals },
    }),
  )
}

type Shown = { data: MeetingData; faults: readonly FormFault[] }

function show(request: FastifyRequest, reply: FastifyReply, { data, faults }: Shown): Promise<FastifyReply> {
  return reply.page({
    ...frameBelow(reply, data),
    title: reply.words().t(words.endTitle),
    ...(faults.length > 0 ? { status: 422, hasErrors: true } : {}),
    body: h(EndMeetingView, { data, faults, form: formOf(request) }),
  })
}
