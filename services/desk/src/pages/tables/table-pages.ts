import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import * as z from 'zod'
import { personLabels } from '../../api/labels.ts'
import type { ApiProblem } from '../../api/problem.ts'
import { addItem, addMeeting, listMeetings, readTable, type TableDetail } from '../../api/tables.ts'
import type { FormFault } from '../../components/error-summary.tsx'
import { formOf, textOf } from '../../server/forms.ts'
import { romeInstant } from '../../server/rome-instant.ts'
import { tableWords as words } from '../../words/tables.ts'
import type { Translate } from '../../words/words.ts'
import { attempt } from '../attempt.ts'
import type { PageRoutes } from '../page-route.ts'
import { itemFaults, readItem } from './new-item.ts'
import { leads } from './table-rights.ts'
import { TableView } from './table-view.tsx'
import { whenFaults } from './when-faults.ts'

const params = z.object({ tableId: z.uuid() })
const query = z.object({
  when: z.enum(['coming', 'past']).catch('coming'),
  cursor: z.string().max(500).optional(),
})
const MEETINGS = 12

/** A table's calendar, and what its chair adds to it. */
export const tablePages: PageRoutes = (app) => {
  app.get('/tables/:tableId', (request, reply) => show(request, reply, {}))
  app.post('/tables/:tableId/items', (request, reply) => putOnAgenda(request, reply))
  app.post('/tables/:tableId/meetings', (request, reply) => planMeeting(request, reply))
}

type Answered = { topicFaults?: readonly FormFault[]; meetingFaults?: readonly FormFault[] }

async function show(request: FastifyRequest, reply: FastifyReply, answered: Answered): Promise<FastifyReply> {
  const { tableId } = params.parse(request.params)
  const { when, cursor } = query.parse(request.query)
  const { api, person } = request
  const [table, meetings] = await Promise.all([
    readTable(api, tableId),
    listMeetings(api, tableId, { when, cursor, limit: MEETINGS }),
  ])
  const names = await personLabels(api, peopleOf(table))
  const faults = [...(answered.topicFaults ?? []), ...(answered.meetingFaults ?? [])]
  const { t } = reply.words()
  return reply.page({
    title: table.name,
    section: 'tables',
    crumbs: [{ label: t(words.title), href: '/tables' }],
    ...(faults.length > 0 ? { status: 422, hasErrors: true } : {}),
    body: h(TableView, {
      table,
      meetings,
      when,
      names,
      mayLead: leads(person, table),
      form: formOf(request),
      topicFaults: answered.topicFaults ?? [],
      meetingFaults: answered.meetingFaults ?? [],
    }),
  })
}

function peopleOf({ chairId, deputyIds, members }: TableDetail) {
  return [chairId, ...deputyIds, ...members.map(({ personId }) => personId)]
}

async function putOnAgenda(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { tableId } = params.parse(request.params)
  const { t } = reply.words()
  const read = readItem(formOf(request), t)
  if (!read.ok) return show(request, reply, { topicFaults: read.faults })
  const again = (text: string, problem: ApiProblem) =>
    show(request, reply, { topicFaults: itemFaults(problem, { kind: read.item.kind, text }, t) })
  return attempt(reply, { back: `/tables/${tableId}`, said: t(words.itemAdded), again }, () =>
    addItem(request.api, tableId, read.item),
  )
}

const count = z.coerce.number().int().min(0).max(50)
const numbers = {
  minutes: z.coerce.number().int().min(15).max(480),
  newReferrals: count,
  updates: count,
}
const plan = z.object(numbers)

/** What a plan's numbers are not, by field. */
function numberFaults(form: URLSearchParams, t: Translate): FormFault[] {
  return Object.entries(numbers).flatMap(([field, range]) => {
    if (textOf(form, field) && range.safeParse(form.get(field)).success) return []
    return [{ field, text: t(field === 'minutes' ? words.durationWrong : words.placesWrong) }]
  })
}

async function planMeeting(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { tableId } = params.parse(request.params)
  const form = formOf(request)
  const { t } = reply.words()
  const day = textOf(form, 'day')
  const hour = textOf(form, 'hour')
  const startsAt = day && hour ? romeInstant(day, hour) : null
  const meetingFaults = [...(startsAt ? [] : whenFaults({ day, hour }, t)), ...numberFaults(form, t)]
  if (!startsAt || meetingFaults.length > 0) return show(request, reply, { meetingFaults })
  const again = (text: string) => show(request, reply, { meetingFaults: [{ field: 'day', text }] })
  return attempt(reply, { back: `/tables/${tableId}`, said: t(words.planned), again }, () =>
    addMeeting(request.api, tableId, { startsAt, ...plan.parse(Object.fromEntries(form)) }),
  )
}
