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
import { addAnswers, answersOf, STEPS, type Step, stepOf, withSteps } from '../form/steps.ts'
import { AmendView } from './amend-view.tsx'

const params = z.object({ referralId: z.uuid(), step: z.enum(STEPS).default('household') })

/** Correcting a referral that was sent: one step of the scheda at a time, as it was filled in. */
export const amendPages: PageRoutes = (app) => {
  for (const address of ['/referrals/:referralId/amend', '/referrals/:referralId/amend/:step']) {
    app.get(address, async (request, reply) => {
      const { referralId, step } = params.parse(request.params)
      const file = await readForm(request.api, referralId)
      if (!isWhole(file)) return refuse(reply, file)
      return show(reply, { file, step, steps: [step], answers: answersOf(file.form), faults: [] })
    })
  }
  app.post('/referrals/:referralId/amend/:step', async (request, reply) => {
    const { referralId, step } = params.parse(request.params)
    const file = await readForm(request.api, referralId)
    if (!isWhole(file)) return refuse(reply, file)
    const answers = formOf(request)
    const parts = new Set([step, ...answers.getAll('part')])
    const steps = STEPS.filter((one) => parts.has(one))
    return amend(request, reply, { file, step, steps, answers, faults: [] })
  })
}

/** What is withheld from somebody they cannot correct, and would overwrite. */
const isWhole = ({ restrictedFields }: ReferralFile) => restrictedFields.length === 0

function refuse(reply: FastifyReply, { referralId }: ReferralFile) {
  return reply.refused(`/referrals/${referralId}`, reply.words().t(words.amendBySender))
}

type Amending = {
  file: ReferralFile
  /** The part of the address. */
  step: Step
  /** The parts that are answered on the page, in the order of the form. */
  steps: readonly Step[]
  answers: Answers
  faults: readonly Fault[]
}

async function amend(request: FastifyRequest, reply: FastifyReply, amending: Amending) {
  const { file, steps, answers } = amending
  if (changeMembers(answers)) return show(reply, amending)
  const form = withSteps(file.form, steps, answers)
  const faults = checkWhole(form, await checkingOf(request, file))
  if (faults.length > 0) return show(reply, withPartsOf({ ...amending, faults }))
  const { t } = reply.words()
  const back = `/referrals/${file.referralId}`
  const changes = changesOf(file.form, form)
  if (Object.keys(changes).length === 0) return reply.seeOther(back, t(words.amendNothing))
  try {
    await amendReferral(request.api, versionOf(file, answers), changes)
  } catch (error) {
    if (!isRefusal(error)) throw error
    if (error.status === 412) return show(reply, { ...amending, stale: true })
    const refused = error.faults.length > 0 ? null : error
    return show(reply, { ...withPartsOf({ ...amending, faults: error.faults }), refused })
  }
  return reply.seeOther(back, t(words.amendSent))
}

/**
 * With each other part that has something to correct, as the form has it: today's rules may find wrong what was sent
 * long ago, and no part can be sent before all of them hold.
 */
function withPartsOf(amending: Amending): Amending {
  const faulty = new Set(amending.faults.map(({ pointer }) => stepOf(pointer)))
  const steps = STEPS.filter((step) => amending.steps.includes(step) || faulty.has(step))
  const answers = new URLSearchParams(amending.answers)
  for (const step of steps) if (!amending.steps.includes(step)) addAnswers(answers, step, amending.file.form)
  return { ...amending, steps, answers }
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

async function show(reply: FastifyReply, { file, faults, stale = false, refused = null, ...shown }: Shown) {
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
      ...shown,
      file,
      stale,
      // Shown again for a fault, the page stands on the form that was seen: the service tells that it changed.
      version: stale ? file.version : (textOf(shown.answers, 'version') ?? file.version),
      gateReads: fieldsRequired,
      emergencyPhone: await findEmergencyPhone(request.api, competent),
      faults: told,
      sendKey: randomUUID(),
    }),
  })
}
