import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import * as z from 'zod'
import {
  inviteObserver,
  type ManagerStep,
  makeObservationLink,
  moveManager,
  moveObserver,
  settleObservation,
} from '../../../api/case-people.ts'
import { findEquipe, moveSeat, type SeatStep } from '../../../api/equipes.ts'
import { DeskRefusal } from '../../../server/failures.ts'
import { formOf, textOf } from '../../../server/forms.ts'
import { peopleWords as words } from '../../../words/case-people.ts'
import { menuWords } from '../../../words/menu.ts'
import type { Message } from '../../../words/words.ts'
import { isRefusal } from '../../attempt.ts'
import type { PageRoutes } from '../../page-route.ts'
import { attemptOnCase, caseOf, whyRefused } from '../household/attempt-on-case.ts'
import { caseFaults } from '../household/case-faults.ts'
import { LinkView } from './link-view.tsx'
import { showPeople } from './people-page.ts'

const ids = z.object({ id: z.uuid(), step: z.string().optional() })
const back = (referralId: string) => `/cases/${referralId}/people`

/** What is done about the people around a household. */
export const peopleSteps: PageRoutes = (app, { publicUrl }) => {
  app.post('/cases/:referralId/people/managers/:id/hand-over', handOver)
  app.post('/cases/:referralId/people/managers/:id/:step', stepManager)
  app.post('/cases/:referralId/people/seats', fillSeat)
  app.post('/cases/:referralId/people/seats/:id/:step', stepSeat)
  app.post('/cases/:referralId/people/observers', invite)
  app.post('/cases/:referralId/people/observers/:id/link', (request, reply) =>
    showLink(request, reply, publicUrl()),
  )
  app.post('/cases/:referralId/people/observers/:id/:step', stepObserver)
  app.post('/cases/:referralId/people/observations/:id', settle)
}

const MANAGER_STEPS: Readonly<Record<string, { step: ManagerStep; said: Message<''> }>> = {
  accept: { step: 'accept', said: words.accepted },
  confirm: { step: 'confirm', said: words.confirmed },
  completion: { step: 'hand-over/complete', said: words.completed },
}

async function stepManager(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { id, step } = ids.parse(request.params)
  const found = MANAGER_STEPS[step ?? '']
  if (!found) throw new DeskRefusal(404, 'not-found')
  const household = await caseOf(request)
  const version = textOf(formOf(request), 'version') ?? ''
  return attemptOnCase(request, reply, {
    found: household,
    back: back(household.referralId),
    said: reply.words().t(found.said),
    work: () => moveManager(request.api, id, { step: found.step, version }),
  })
}

async function handOver(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { id } = ids.parse(request.params)
  const form = formOf(request)
  const { t } = reply.words()
  const [toPersonId, reason] = [textOf(form, 'toPersonId'), textOf(form, 'handOverReason')]
  const overrideReason = textOf(form, 'overrideReason')
  const faults = [
    ...(toPersonId ? [] : [{ field: 'toPersonId', text: t(words.toMissing) }]),
    ...(reason ? [] : [{ field: 'handOverReason', text: t(words.reasonMissing) }]),
  ]
  if (faults.length > 0) return showPeople(request, reply, { form: 'hand-over', faults })
  const found = await caseOf(request)
  try {
    await moveManager(request.api, id, {
      step: 'hand-over',
      version: textOf(form, 'version') ?? '',
      body: { toPersonId, reason, ...(overrideReason ? { overrideReason } : {}) },
    })
  } catch (error) {
    if (!isRefusal(error)) throw error
    const text = await whyRefused(request, reply, { problem: error, found })
    const field = error.code === 'over-cap' ? 'overrideReason' : 'toPersonId'
    return showPeople(request, reply, { form: 'hand-over', faults: [{ field, text }] })
  }
  return reply.seeOther(back(found.referralId), t(words.handOverBegun))
}

async function fillSeat(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const form = formOf(request)
  const { t } = reply.words()
  const [seatId, reason] = [textOf(form, 'seatId'), textOf(form, 'seatReason')]
  const faults = [
    ...(seatId ? [] : [{ field: 'seatId', text: t(words.seatMissing) }]),
    ...(reason ? [] : [{ field: 'seatReason', text: t(words.reasonMissing) }]),
  ]
  if (!seatId || faults.length > 0) return showPeople(request, reply, { form: 'seat', faults })
  const found = await caseOf(request)
  const seat = (await findEquipe(request.api, found.picId))?.seats.find((one) => one.seatId === seatId)
  const personId = textOf(form, 'seatPerson')
  try {
    const step = seat?.onCall ? 'call' : 'replacement'
    await moveSeat(request.api, seatId, step, { reason, ...(personId ? { personId } : {}) })
  } catch (error) {
    if (!isRefusal(error)) throw error
    return showPeople(request, reply, { form: 'seat', faults: caseFaults(error, t, 'seatId') })
  }
  return reply.seeOther(back(found.referralId), t(words.filled))
}

const SEAT_STEPS: ReadonlySet<string> = new Set<SeatStep>([
  'acceptance',
  'engagement',
  'absence',
  'return',
  'release',
])

async function stepSeat(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { id, step = '' } = ids.parse(request.params)
  if (!SEAT_STEPS.has(step)) throw new DeskRefusal(404, 'not-found')
  const found = await caseOf(request)
  const body = step === 'absence' ? { delegateId: textOf(formOf(request), 'delegateId') } : undefined
  return attemptOnCase(request, reply, {
    found,
    back: back(found.referralId),
    said: reply.words().t(words.seatMoved),
    work: () => moveSeat(request.api, id, step as SeatStep, body),
  })
}

const ASKED = ['observerRole', 'observerArea', 'observerName', 'observerContact', 'referentId'] as const

async function invite(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const form = formOf(request)
  const { t } = reply.words()
  const [role, area, name, contact, referentId] = ASKED.map((field) => textOf(form, field))
  const faults = ASKED.filter((field) => !textOf(form, field)).map((field) => ({
    field,
    text: t(words.missing),
  }))
  if (!role || !area || !name || !contact || !referentId)
    return showPeople(request, reply, { form: 'observer', faults })
  const found = await caseOf(request)
  const body = { role, area, name, contact, referentId }
  try {
    await inviteObserver(request.api, found.picId, body, textOf(form, 'key') ?? undefined)
  } catch (error) {
    if (!isRefusal(error)) throw error
    return showPeople(request, reply, { form: 'observer', faults: caseFaults(error, t, 'observerRole') })
  }
  return reply.seeOther(back(found.referralId), t(words.invited))
}

async function stepObserver(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { id, step } = ids.parse(request.params)
  if (step !== 'activation' && step !== 'end') throw new DeskRefusal(404, 'not-found')
  const found = await caseOf(request)
  return attemptOnCase(request, reply, {
    found,
    back: back(found.referralId),
    said: reply.words().t(words.observerMoved),
    work: () => moveObserver(request.api, id, step),
  })
}

/** Shown once, as the answer itself: it is kept nowhere. */
async function showLink(request: FastifyRequest, reply: FastifyReply, base: string): Promise<FastifyReply> {
  const { id } = ids.parse(request.params)
  const found = await caseOf(request)
  const { t } = reply.words()
  const { token, expiresAt } = await makeObservationLink(request.api, id)
  return reply.page({
    title: t(words.link),
    section: 'cases',
    risky: true,
    crumbs: [
      { label: t(menuWords.cases), href: '/cases' },
      { label: t(words.title), href: back(found.referralId) },
    ],
    body: h(LinkView, { address: new URL(`/observation/${token}`, base).href, expiresAt }),
  })
}

async function settle(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { id } = ids.parse(request.params)
  const form = formOf(request)
  const found = await caseOf(request)
  const outcome = form.get('outcome') === 'acted-on' ? 'acted-on' : 'noted'
  const note = textOf(form, 'note')
  return attemptOnCase(request, reply, {
    found,
    back: back(found.referralId),
    said: reply.words().t(words.settled),
    subjectId: id,
    work: () => settleObservation(request.api, id, { outcome, ...(note ? { note } : {}) }),
  })
}
