import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import * as z from 'zod'
import { readCase } from '../../../api/cases.ts'
import { ratifyDecision } from '../../../api/decisions.ts'
import { formOf, textOf } from '../../../server/forms.ts'
import { takenWords as words } from '../../../words/decisions-taken.ts'
import { menuWords } from '../../../words/menu.ts'
import { attempt } from '../../attempt.ts'
import type { PageRoutes } from '../../page-route.ts'
import { householdParams } from '../household/household-data.ts'
import { readDecisionData } from './decision-data.ts'
import { DecisionsView } from './decisions-view.tsx'
import { toRatify } from './standing-decision.ts'

/** What was decided on a referral, and what is still owed after it. */
export const decisionsPage: PageRoutes = (app) => {
  app.get('/cases/:referralId/decisions', show)
  app.post('/cases/:referralId/ratification', ratify)
}

async function show(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { referralId } = householdParams.parse(request.params)
  const data = await readDecisionData(request, referralId)
  const { t } = reply.words()
  const number = data.file.referralNumber
  return reply.page({
    title: t(words.title, { number }),
    section: 'cases',
    risky: true,
    crumbs: [
      { label: t(menuWords.cases), href: '/cases' },
      { label: number, href: `/cases/${referralId}` },
    ],
    body: h(DecisionsView, { data }),
  })
}

const meetingId = z.uuid().nullable().catch(null)

/** Back to the agenda it was said on, or to the decisions. */
async function ratify(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { referralId } = householdParams.parse(request.params)
  const { t } = reply.words()
  const meeting = meetingId.parse(textOf(formOf(request), 'meeting'))
  const back = meeting ? `/meetings/${meeting}` : `/cases/${referralId}/decisions`
  const decision = toRatify(await readCase(request.api, referralId))
  if (!decision) return reply.refused(back, t(words.nothingToRatify))
  return attempt(reply, { back, said: t(words.ratified) }, () =>
    ratifyDecision(request.api, decision.decisionId),
  )
}
