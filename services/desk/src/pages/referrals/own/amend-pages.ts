import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { Fault, ReferralDraft } from '@intarsi/contracts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import * as z from 'zod'
import { findEmergencyPhone } from '../../../api/emergency-phone.ts'
import type { ApiProblem } from '../../../api/problem.ts'
import { amendReferral, type ReferralFile, readForm } from '../../../api/referral.ts'
import { formOf, textOf } from '../../../server/forms.ts'
import { problemWords } from '../../../words/problems.ts'
import { referralWords as words } from '../../../words/referrals.ts'
import { isRefusal } from '../../attempt.ts'
import type { PageRoutes } from '../../page-route.ts'
import { checking } from '../draft/draft-pages.ts'
import { checkWhole } from '../form/check-step.ts'
import { formFaults } from '../form/form-faults.ts'
import { addMember, removeMember } from '../form/members.ts'
import type { Answers } from '../form/read-answers.ts'
import { answersOf, STEP_TITLES, STEPS, type Step, withStep } from '../form/steps.ts'
import { AmendView } from './amend-view.tsx'

const params = z.object({ referralId: z.uuid(), step: z.enum(STEPS).default('household') })

/** Correcting a referral that was sent: one step of the scheda at a time, as it was filled in. */
export const amendPages: PageRoutes = (app) => {
  for (const address of ['/referrals/:referralId/amend', '/referrals/:referralId/amend/:step']) {
    app.get(address, async (request, reply) => {
      const { referralId, step } = params.parse(request.params)
      const file = await readForm(request.api, referralId)
      if (!isWhole(file)) return refuse(reply, file)
      return show(reply, { file, step, answers: answersOf(file.form), faults: [] })
    })
  }
  app.post('/referrals/:referralId/amend/:step', async (request, reply) => {
    const { referralId, step } = params.parse(request.params)
    const file = await readForm(request.api, referralId)
    if (!isWhole(file)) return refuse(reply, file)
    return amend(request, reply, { file, step, answers: formOf(request), faults: [] })
  })
}

/** What is withheld from somebody they cannot correct, and would overwrite. */
const isWhole = ({ restrictedFields }: ReferralFile) => restrictedFields.length === 0

function refuse(reply: FastifyReply, { referralId }: ReferralFile) {
  return reply.refused(`/referrals/${referralId}`, reply.words().t(words.amendBySender))
}

type Amending = { file: ReferralFile; step: Step; answers: Answers; faults: readonly Fault[] }

async function amend(request: FastifyRequest, reply: FastifyReply, amending: Amending) {
  const { file, step, answers } = amending
  if (changeMembers(answers)) return show(reply, amending)
  const form = withStep(file.form, step, answers)
  const faults = checkWhole(form, await checkingOf(request, file))
  if (faults.length > 0) return show(reply, { ...amending, faults })
  const { t } = reply.words()
  const back = `/referrals/${file.referralId}`
  const changes = changesOf(file.form, form)
  if (Object.keys(changes).length === 0) return reply.seeOther(back, t(words.amendNothing))
  try {
    await amendReferral(request.api, versionOf(file, answers), changes)
  } catch (error) {
    if (!isRefusal(error)) throw error
    if (error.status === 412) return show(reply, { ...amending, stale: true })
    return show(reply, { ...amending, faults: error.faults, refused: error.faults.length > 0 ? null : error })
  }
  return reply.seeOther(back, t(words.amendSent))
}

function versionOf({ referralId }: ReferralFile, answers: Answers) {
  return { referralId, version: answers.get('version') ?? '', key: textOf(answers, 'key') ?? randomUUID() }
}

function changeMembers(answers: Answers): boolean {
  const action = answers.get('action') ?? ''
  const removed = /^remove-member-(\d+)$/.exec(action)?.[1]
  if (action === 'add-member') addMember(answers)
  if (removed !== undefined) removeMember(answers, Number(removed))
  return action === 'add-member' || removed !== undefined
}

/** A merge patch: what differs, and null for what is gone. */
function changesOf(before: ReferralDraft, after: Record<string, unknown>): Record<string, unknown> {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof ReferralDraft>
  const changed = [...fields].filter((field) => !isDeepStrictEqual(before[field], after[field]))
  return Object.fromEntries(changed.map((field) => [field, after[field] ?? null]))
}

async function checkingOf(request: FastifyRequest, { form }: ReferralFile) {
  return checking(request, { form, sportelloId: form.sportelloId ?? '' })
}

type Shown = Amending & {
  stale?: boolean
  /** A "no" that is about no field. */
  refused?: ApiProblem | null
}

async function show(
  reply: FastifyReply,
  { file, step, answers, faults, stale = false, refused = null }: Shown,
) {
  const { request } = reply
  const { t } = reply.words()
  const { competent, fieldsRequired } = await checkingOf(request, file)
  const told = refused
    ? [{ field: 'amend', text: t(problemWords(refused.code)) }]
    : formFaults(faults, request.language)
  return reply.page({
    title: t(words.amend),
    heading: null,
    section: 'referrals',
    risky: true,
    crumbs: [
      { label: t(words.title), href: '/referrals' },
      { label: file.number, href: `/referrals/${file.referralId}` },
    ],
    status: told.length > 0 ? 422 : stale ? 409 : 200,
    hasErrors: told.length > 0,
    body: h(AmendView, {
      file,
      step,
      answers,
      stale,
      title: t(STEP_TITLES[step]),
      gateReads: fieldsRequired,
      emergencyPhone: await findEmergencyPhone(request.api, competent),
      faults: told,
      sendKey: randomUUID(),
    }),
  })
}
