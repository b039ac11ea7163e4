import { randomUUID } from 'node:crypto'
import {
  type Fault,
  type ReferralForm,
  readDraft as readDraftFields,
  referralForm,
  romeDay,
  urgencyOf,
} from '@intarsi/contracts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import * as z from 'zod'
import { listDraftAttachments } from '../../../api/attachments.ts'
import { type Draft, readDraft, saveDraft, submitDraft } from '../../../api/drafts.ts'
import { earlierOrNone } from '../../../api/earlier-referrals.ts'
import { findEmergencyPhone } from '../../../api/emergency-phone.ts'
import { listPeople, nameOf } from '../../../api/people.ts'
import { ApiProblem, ServiceAway } from '../../../api/problem.ts'
import { readForm } from '../../../api/referral.ts'
import type { Sportello } from '../../../api/referral-form.ts'
import { previewRouting, type RoutingPreview } from '../../../api/routing-preview.ts'
import type { FormFault } from '../../../components/error-summary.tsx'
import type { Option } from '../../../components/inputs.tsx'
import { formOf, textOf } from '../../../server/forms.ts'
import { newReferralWords } from '../../../words/new-referral.ts'
import { referralWords as words } from '../../../words/referrals.ts'
import { isRefusal } from '../../attempt.ts'
import type { PageRoutes } from '../../page-route.ts'
import { checking } from '../draft/draft-pages.ts'
import { linkEarlier } from '../draft/prefill.ts'
import { checkWhole } from '../form/check-step.ts'
import { formFaults } from '../form/form-faults.ts'
import { stepOf } from '../form/steps.ts'
import { receivesFor, sendsFor } from '../receiving.ts'
import { sendFaultsOf, withRefused } from './refused-to-send.ts'
import { SummaryView } from './summary-view.tsx'

const params = z.object({ draftId: z.uuid() })

/** The last step: everything with links to change it, who could take it now, and sending. */
export const summaryPages: PageRoutes = (app) => {
  app.get('/drafts/:draftId/summary', async (request, reply) =>
    showSummary(reply, await readDraft(request.api, params.parse(request.params).draftId), {}),
  )
  app.post('/drafts/:draftId/send', async (request, reply) => {
    const { draftId } = params.parse(request.params)
    const form = formOf(request)
    try {
      const sent = await submitDraft(request.api, draftId, {
        version: form.get('version') ?? '',
        key: textOf(form, 'key') ?? randomUUID(),
        referrerId: textOf(form, 'referrerId'),
      })
      const { territory, number, referralId } = sent
      const sportelloId = textOf(form, 'sportelloId') ?? ''
      const receives = receivesFor(request.person, { sportelloId, territory })
      const said = receives ? reply.words().t(words.entered, { number }) : undefined
      return reply.seeOther(`/referrals/${referralId}/receipt`, said)
    } catch (error) {
      if (!isRefusal(error)) throw error
      return showSummary(reply, await readDraft(request.api, draftId), { refusal: error })
    }
  })
  app.post('/drafts/:draftId/link', async (request, reply) => {
    const draft = await readDraft(request.api, params.parse(request.params).draftId)
    const earlier = await readForm(request.api, textOf(formOf(request), 'referralId') ?? '')
    await saveDraft(request.api, draft, linkEarlier(draft.form, earlier.form, earlier.number))
    return reply.seeOther(`/drafts/${draft.draftId}/household`)
  })
  app.post('/drafts/:draftId/unlink', async (request, reply) => {
    const draft = await readDraft(request.api, params.parse(request.params).draftId)
    const { citesReferral: _, ...form } = draft.form
    await saveDraft(request.api, draft, form)
    return reply.seeOther(`/drafts/${draft.draftId}/summary`)
  })
}

type Shown = {
  fileFaults?: readonly FormFault[]
  /** Why the service did not take it when it was sent. */
  refusal?: ApiProblem
}

export async function showSummary(
  reply: FastifyReply,
  draft: Draft,
  { fileFaults = [], refusal }: Shown,
): Promise<FastifyReply> {
  const { request } = reply
  const checked = await checking(request, draft)
  const faults = withRefused(checkWhole(draft.form, checked), refusal)
  const urgency = urgencyOf(draft.form, romeDay(new Date()))
  const sendFaults = refusal ? sendFaultsOf(refusal, reply.words().t) : []
  const [preview, earlier, files, emergencyPhone, senders] = await Promise.all([
    faults.length === 0 && checked.territory ? previewOrNull(request, draft, checked.territory) : null,
    earlierOrNone(request.api, draft),
    listDraftAttachments(request.api, draft.draftId),
    urgency.level === 'U0' ? findEmergencyPhone(request.api, checked.competent) : null,
    sendsFor(request.person, draft.sportelloId) ? null : sendersOf(request, checked.sportello),
  ])
  const { t } = reply.words()
  return reply.page({
    title: t(words.summaryTitle),
    heading: null,
    crumbs: [{ label: t(newReferralWords.title), href: `/drafts/${draft.draftId}/household` }],
    section: 'referrals',
    risky: true,
    status: refusal ? (refusal.status === 400 ? 422 : 409) : fileFaults.length > 0 ? 422 : 200,
    hasErrors: faults.length + fileFaults.length + sendFaults.length > 0,
    body: h(SummaryView, {
      draft,
      files,
      preview,
      earlier,
      urgency,
      emergencyPhone,
      faults: stepFaults(draft, faults, request),
      complete: faults.length === 0,
      attaching: { action: `/drafts/${draft.draftId}/files`, form: formOf(request), faults: fileFaults },
      sending: { senders, form: formOf(request), faults: sendFaults, sendKey: randomUUID() },
    }),
  })
}

/** Each fault as a link to the step that can mend it; the link to an earlier referral stands on this page. */
function stepFaults({ draftId }: Draft, faults: readonly Fault[], { language }: FastifyRequest) {
  return faults.flatMap((fault) =>
    formFaults([fault], language).map(({ field, text }) => ({
      href: field === 'citesReferral' ? `#${field}` : `/drafts/${draftId}/${stepOf(fault.pointer)}#${field}`,
      text,
    })),
  )
}

/** Who works at the sportello, for the receiver to say who signals; nobody, where the directory cannot be read. */
async function sendersOf({ api }: FastifyRequest, sportello: Sportello | undefined): Promise<Option[]> {
  if (!sportello) return []
  try {
    const people = await listPeople(api, sportello.territory)
    return people
      .filter(({ active, sportelloIds }) => active && sportelloIds.includes(sportello.sportelloId))
      .map((person) => ({ value: person.personId, label: nameOf(person) }))
  } catch (error) {
    if (error instanceof ServiceAway || error instanceof ApiProblem) return []
    throw error
  }
}

/** Nothing waits for the answer: without it the referral is sent all the same. */
async function previewOrNull(
  { api }: FastifyRequest,
  { form }: Draft,
  territory: Parameters<typeof previewRouting>[2],
): Promise<RoutingPreview | null> {
  const whole: ReferralForm = referralForm.parse(readDraftFields(form).form)
  try {
    return await previewRouting(api, whole, territory)
  } catch (error) {
    if (error instanceof ServiceAway || error instanceof ApiProblem) return null
    throw error
  }
}
