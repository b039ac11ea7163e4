import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import * as z from 'zod'
import { findAsked } from '../../../api/asked.ts'
import { moveManager } from '../../../api/case-people.ts'
import { moveSeat } from '../../../api/equipes.ts'
import type { FormFault } from '../../../components/error-summary.tsx'
import { formOf, textOf } from '../../../server/forms.ts'
import { askedWords as words } from '../../../words/asked.ts'
import { peopleWords } from '../../../words/case-people.ts'
import { menuWords } from '../../../words/menu.ts'
import { attempt } from '../../attempt.ts'
import type { PageRoutes } from '../../page-route.ts'
import { householdParams } from '../household/household-data.ts'
import { AskedView } from './asked-view.tsx'
import { declineField } from './decline-form.tsx'
import { DECLINE_MANAGER, DECLINE_SEAT, type Declining } from './declines.ts'

/** Who is asked for a seat, or to lead a case, has no part in it yet: they answer here. */
export const askedPage: PageRoutes = (app) => {
  app.get('/cases/:referralId/asked', (request, reply) => show(request, reply, []))
  app.post('/cases/:referralId/asked/seats/:id/acceptance', (request, reply) =>
    accept(request, reply, ({ id }) => moveSeat(request.api, id, 'acceptance')),
  )
  app.post('/cases/:referralId/asked/managers/:id/accept', (request, reply) =>
    accept(request, reply, ({ id, version }) => moveManager(request.api, id, { step: 'accept', version })),
  )
  app.post('/cases/:referralId/asked/seats/:id/refusal', (request, reply) =>
    decline(request, reply, DECLINE_SEAT),
  )
  app.post('/cases/:referralId/asked/managers/:id/decline', (request, reply) =>
    decline(request, reply, DECLINE_MANAGER),
  )
}

async function show(request: FastifyRequest, reply: FastifyReply, faults: readonly FormFault[]) {
  const { referralId } = householdParams.parse(request.params)
  const asked = await findAsked(request.api, referralId)
  if (!asked) return reply.redirect(`/cases/${referralId}`, 303)
  const { t } = reply.words()
  return reply.page({
    title: t(words.title),
    lead: t(words.lead),
    section: 'cases',
    risky: true,
    crumbs: [{ label: t(menuWords.cases), href: '/cases' }],
    ...(faults.length > 0 ? { status: 422, hasErrors: true } : {}),
    body: h(AskedView, { referralId, asked, form: formOf(request), faults }),
  })
}

const params = householdParams.extend({ id: z.uuid() })

type Answered = { id: string; version: string }

function accept(request: FastifyRequest, reply: FastifyReply, work: (answered: Answered) => Promise<void>) {
  const { id } = params.parse(request.params)
  const version = textOf(formOf(request), 'version') ?? ''
  return attempt(reply, { back: '/cases', said: reply.words().t(words.accepted) }, () =>
    work({ id, version }),
  )
}

function decline(request: FastifyRequest, reply: FastifyReply, { said, work }: Declining) {
  const { id } = params.parse(request.params)
  const form = formOf(request)
  const { t } = reply.words()
  const reason = textOf(form, 'declineReason')
  const again = (text: string) => show(request, reply, [{ field: declineField(id), text }])
  if (!reason) return again(t(peopleWords.declineMissing))
  const version = textOf(form, 'version') ?? ''
  return attempt(reply, { back: '/cases', said: t(said), again }, () =>
    work(request, { id, version, reason }),
  )
}
