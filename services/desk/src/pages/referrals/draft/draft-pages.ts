import { competenceOf, type ReferralDraft, romeDay, urgencyOf } from '@intarsi/contracts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import * as z from 'zod'
import { type Draft, readDraft, saveDraft } from '../../../api/drafts.ts'
import { type Earlier, earlierOrNone } from '../../../api/earlier-referrals.ts'
import { findEmergencyPhone } from '../../../api/emergency-phone.ts'
import { ApiProblem } from '../../../api/problem.ts'
import { listSportelli, territoryForm } from '../../../api/referral-form.ts'
import { formOf } from '../../../server/forms.ts'
import { newReferralWords as words } from '../../../words/new-referral.ts'
import type { PageRoutes } from '../../page-route.ts'
import { checkWhole, faultsOf } from '../form/check-step.ts'
import { formFaults } from '../form/form-faults.ts'
import { addMember, removeMember } from '../form/members.ts'
import type { Answers } from '../form/read-answers.ts'
import { answersOf, STEP_TITLES, STEPS, type Step, wellFormed, withStep } from '../form/steps.ts'
import { receivesFor } from '../receiving.ts'
import { DraftStepView } from './draft-step-view.tsx'

const params = z.object({ draftId: z.uuid(), step: z.enum(STEPS) })
const NOTICE_LANGUAGE = 'privacyNotice.language'

/** The steps of a new referral: each saves the draft, and goes on when what it asks can be sent. */
export const draftPages: PageRoutes = (app) => {
  app.get('/drafts/:draftId/:step', async (request, reply) => {
    const { draftId, step } = params.parse(request.params)
    const draft = await readDraft(request.api, draftId)
    // Names are known after the first step: the earliest moment at which nothing more need be asked.
    const earlier = step === 'needs' ? await earlierOrNone(request.api, draft) : []
    return show(reply, {
      draft,
      step,
      answers: withNoticeLanguage(answersOf(draft.form)),
      faults: [],
      earlier,
    })
  })
  app.post('/drafts/:draftId/:step', async (request, reply) => {
    const { draftId, step } = params.parse(request.params)
    const draft = await readDraft(request.api, draftId)
    return takeStep(request, reply, { draft, step, answers: formOf(request) })
  })
}

/** The notice is given in the language that is the easiest for the person, unless somebody says another. */
function withNoticeLanguage(answers: Answers): Answers {
  const [easiest] = answers.getAll('languages')
  if (easiest && !answers.has(NOTICE_LANGUAGE)) answers.set(NOTICE_LANGUAGE, easiest)
  return answers
}

type Taken = { draft: Draft; step: Step; answers: Answers }

async function takeStep(request: FastifyRequest, reply: FastifyReply, taken: Taken) {
  const { draft, step, answers } = taken
  const action = answers.get('action') ?? 'continue'
  const form = withStep(draft.form, step, answers)
  const saved = await saveOrSay(request, taken, { ...wellFormed(form), sportelloId: draft.sportelloId })
  if (!saved) return show(reply, { ...taken, faults: [], stale: true })
  if (changeMembers(answers, action)) return show(reply, { ...taken, draft: saved, faults: [] })
  const { t } = reply.words()
  if (action === 'later') return reply.seeOther('/referrals', t(words.savedForLater))
  const faults = faultsOf(
    step,
    checkWhole({ ...form, sportelloId: draft.sportelloId }, await checking(request, saved)),
  )
  if (faults.length > 0) return show(reply, { ...taken, draft: saved, faults })
  return reply.seeOther(`/drafts/${draft.draftId}/${nextOf(step)}`)
}

/** Null when somebody else saved the draft since this page was opened. */
async function saveOrSay(
  request: FastifyRequest,
  { draft, answers }: Taken,
  form: ReferralDraft,
): Promise<Draft | null> {
  const seen = Number(answers.get('version'))
  try {
    return await saveDraft(request.api, { ...draft, version: seen }, form)
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 412) return null
    throw error
  }
}

function changeMembers(answers: Answers, action: string): boolean {
  if (action === 'add-member') addMember(answers)
  const removed = /^remove-member-(\d+)$/.exec(action)?.[1]
  if (removed !== undefined) removeMember(answers, Number(removed))
  return action === 'add-member' || removed !== undefined
}

function nextOf(step: Step): string {
  return STEPS[STEPS.indexOf(step) + 1] ?? 'summary'
}

/** The draft's sportello, and what the competent territory needs to be told. */
export async function checking(
  request: FastifyRequest,
  { sportelloId, form }: Pick<Draft, 'sportelloId' | 'form'>,
) {
  const sportelli = await listSportelli(request.api)
  const sportello = sportelli.find((one) => one.sportelloId === sportelloId)
  const territory = sportello?.territory ?? null
  const competent = territory && competenceOf(form, territory).territory
  const { fieldsRequired } = competent ? await territoryForm(request.api, competent) : { fieldsRequired: [] }
  const received = sportello !== undefined && receivesFor(request.person, sportello)
  return { sportello, territory, competent, fieldsRequired, received }
}

type Shown = Taken & {
  faults: ReturnType<typeof checkWhole>
  stale?: boolean
  earlier?: readonly Earlier[]
}

async function show(reply: FastifyReply, shown: Shown) {
  const { draft, step, answers, faults, stale = false, earlier = [] } = shown
  const { request } = reply
  const { t } = reply.words()
  const { sportello, competent, fieldsRequired } = await checking(request, draft)
  const { urgencyCriteria: _, ...unstated } = draft.form
  return reply.page({
    title: t(STEP_TITLES[step]),
    heading: null,
    crumbs: [{ label: t(words.title), href: `/drafts/${draft.draftId}/household` }],
    section: 'referrals',
    risky: true,
    status: faults.length > 0 ? 422 : stale ? 409 : 200,
    hasErrors: faults.length > 0,
    body: h(DraftStepView, {
      draft,
      step,
      answers,
      earlier,
      stale,
      sportello: sportello?.name ?? '',
      gateReads: fieldsRequired,
      emergencyPhone: await findEmergencyPhone(request.api, competent),
      derived: urgencyOf(unstated, romeDay(new Date())).reasons.map(({ criterion }) => criterion),
      faults: formFaults(faults, request.language),
    }),
  })
}
