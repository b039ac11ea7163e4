import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import * as z from 'zod'
import { readCase } from '../../../api/cases.ts'
import { annulDecision, ratifyDecision, tellHousehold } from '../../../api/decisions.ts'
import type { FormFault } from '../../../components/error-summary.tsx'
import { formOf, textOf } from '../../../server/forms.ts'
import { decisionWords } from '../../../words/decisions.ts'
import { takenWords as words } from '../../../words/decisions-taken.ts'
import { menuWords } from '../../../words/menu.ts'
import { attempt, isRefusal } from '../../attempt.ts'
import type { PageRoutes } from '../../page-route.ts'
import { caseFaults } from '../household/case-faults.ts'
import { householdParams } from '../household/household-data.ts'
import { readDecisionData } from './decision-data.ts'
import { DecisionsView, type SentForm } from './decisions-view.tsx'
import { toRatify } from './standing-decision.ts'

/** What was decided on a referral, and what is still owed after it. */
export const decisionsPage: PageRoutes = (app) => {
  app.get('/cases/:referralId/decisions', (request, reply) => showDecisions(request, reply))
  app.post('/cases/:referralId/ratification', ratify)
  app.post('/cases/:referralId/decisions/:decisionId/household-told', tell)
  app.post('/cases/:referralId/decisions/:decisionId/annulment', annul)
}

/** The form that was sent, and what is to correct in it. */
type Sent = { sent?: SentForm; faults?: readonly FormFault[] }

export async function showDecisions(
  request: FastifyRequest,
  reply: FastifyReply,
  { sent, faults = [] }: Sent = {},
): Promise<FastifyReply> {
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
    ...(faults.length > 0 ? { status: 422, hasErrors: true } : {}),
    body: h(DecisionsView, { data, form: formOf(request), faults, sent: sent ?? null }),
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

const ids = householdParams.extend({ decisionId: z.uuid() })

async function tell(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { referralId, decisionId } = ids.parse(request.params)
  const form = formOf(request)
  const { t } = reply.words()
  const [personId, language] = [textOf(form, 'toldBy'), textOf(form, 'toldLanguage')]
  const faults = [
    ...(personId ? [] : [{ field: 'toldBy', text: t(words.toldByMissing) }]),
    ...(language ? [] : [{ field: 'toldLanguage', text: t(decisionWords.languageMissing) }]),
  ]
  if (!personId || !language) return showDecisions(request, reply, { sent: 'household-told', faults })
  try {
    await tellHousehold(request.api, decisionId, { personId, language })
  } catch (error) {
    if (!isRefusal(error)) throw error
    return showDecisions(request, reply, { sent: 'household-told', faults: caseFaults(error, t, 'toldBy') })
  }
  return reply.seeOther(`/cases/${referralId}/decisions`, t(words.told))
}

async function annul(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { referralId, decisionId } = ids.parse(request.params)
  const form = formOf(request)
  const { t } = reply.words()
  const reason = textOf(form, 'annulReason')
  if (!reason) {
    const faults = [{ field: 'annulReason', text: t(words.annulMissing) }]
    return showDecisions(request, reply, { sent: 'annulment', faults })
  }
  try {
    await annulDecision(request.api, decisionId, { version: textOf(form, 'version') ?? '', reason })
  } catch (error) {
    if (!isRefusal(error)) throw error
    return showDecisions(request, reply, { sent: 'annulment', faults: caseFaults(error, t, 'annulReason') })
  }
  return reply.seeOther(`/cases/${referralId}/decisions`, t(words.annulled))
}
