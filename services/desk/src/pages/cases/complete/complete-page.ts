import { randomUUID } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import type { ApiProblem } from '../../../api/problem.ts'
import { completeForm, readToComplete, type ToComplete } from '../../../api/scheda.ts'
import type { FormFault } from '../../../components/error-summary.tsx'
import { formOf, textOf } from '../../../server/forms.ts'
import { completeWords as words } from '../../../words/complete-form.ts'
import { faultWords } from '../../../words/form-faults.ts'
import { menuWords } from '../../../words/menu.ts'
import { problemWords } from '../../../words/problems.ts'
import { referralWords } from '../../../words/referrals.ts'
import { isRefusal } from '../../attempt.ts'
import type { PageRoutes } from '../../page-route.ts'
import { formFaults } from '../../referrals/form/form-faults.ts'
import type { Answers } from '../../referrals/form/read-answers.ts'
import { householdParams } from '../household/household-data.ts'
import { today } from '../today.ts'
import { CompleteView } from './complete-view.tsx'
import {
  answersToComplete,
  changesToComplete,
  faultOnPage,
  memberAt,
  noPathsOf,
  onNewer,
} from './to-complete.ts'

/** Who prepares a referral completes its form with the household: what they ask, and nothing that is withheld. */
export const completePage: PageRoutes = (app) => {
  app.get('/cases/:referralId/scheda/complete', async (request, reply) => {
    const file = await readOf(request)
    return show(reply, { file, answers: answersToComplete(file.form, today()), faults: [] })
  })
  app.post('/cases/:referralId/scheda/complete', async (request, reply) =>
    complete(request, reply, { file: await readOf(request), answers: formOf(request), faults: [] }),
  )
}

const readOf = (request: FastifyRequest) =>
  readToComplete(request.api, householdParams.parse(request.params).referralId)

type Completing = { file: ToComplete; answers: Answers; faults: readonly FormFault[] }

async function complete(request: FastifyRequest, reply: FastifyReply, completing: Completing) {
  const { file, answers } = completing
  const { t } = reply.words()
  if (noPathsOf(answers) && answers.has('otherPaths')) {
    return show(reply, { ...completing, faults: [{ field: 'otherPaths', text: t(words.pathsContradict) }] })
  }
  const back = `/cases/${file.referralId}/scheda`
  const changes = changesToComplete(file.form, answers, today())
  if (Object.keys(changes).length === 0) return reply.seeOther(back, t(referralWords.amendNothing))
  const version = textOf(answers, 'version') ?? ''
  const key = textOf(answers, 'key') ?? randomUUID()
  try {
    await completeForm(request.api, { referralId: file.referralId, version, key }, changes)
  } catch (error) {
    if (!isRefusal(error)) throw error
    if (error.status === 412) return showNewer(request, reply, answers)
    return show(reply, { ...completing, faults: faultsOf(reply, file, error) })
  }
  return reply.seeOther(back, t(words.sent))
}

/** What was typed, on the form as it is now. */
async function showNewer(request: FastifyRequest, reply: FastifyReply, typed: Answers) {
  const file = await readOf(request)
  const seen = new URLSearchParams(textOf(typed, 'seen') ?? '')
  const answers = onNewer({ seen, typed, now: answersToComplete(file.form, today()) })
  return show(reply, { file, answers, faults: [], stale: true })
}

/** Each at its question; a "no" that is about none of them at the button. */
function faultsOf(reply: FastifyReply, { form }: ToComplete, { code, faults }: ApiProblem): FormFault[] {
  if (faults.length === 0) return [{ field: 'complete', text: reply.words().t(problemWords(code)) }]
  const known = faults.map((fault) => ({
    ...faultOnPage(form, fault),
    code: Object.hasOwn(faultWords, fault.code) ? fault.code : 'invalid',
  }))
  return formFaults(known, reply.request.language).map(({ field, text }) => ({
    field: field.replace(/^members\.(\d+)\./, (whole, place) => {
      const member = form.members?.[Number(place)]
      return member ? memberAt(member) : whole
    }),
    text,
  }))
}

function show(reply: FastifyReply, { stale = false, ...shown }: Completing & { stale?: boolean }) {
  const { file, answers, faults } = shown
  const { t } = reply.words()
  const now = { version: file.version, seen: answersToComplete(file.form, today()).toString() }
  // A page that is shown again for what is wrong on it stands on the form that was seen: the service tells that it changed.
  const began = stale
    ? now
    : { version: textOf(answers, 'version') ?? now.version, seen: textOf(answers, 'seen') ?? now.seen }
  return reply.page({
    title: `${t(words.title)} ${file.number}`,
    heading: t(words.title),
    lead: t(words.lead),
    section: 'cases',
    risky: true,
    crumbs: [
      { label: t(menuWords.cases), href: '/cases' },
      { label: file.number, href: `/cases/${file.referralId}` },
    ],
    status: faults.length > 0 ? 422 : stale ? 409 : 200,
    hasErrors: faults.length > 0,
    body: h(CompleteView, { ...shown, ...began, stale, day: today(), sendKey: randomUUID() }),
  })
}
