import { randomUUID } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import type { Callers } from '../../../api/caller.ts'
import { stepCase } from '../../../api/cases.ts'
import { type PeopleLabels, personLabels } from '../../../api/labels.ts'
import { ApiProblem, ServiceAway } from '../../../api/problem.ts'
import { readScheda, type SenderAnswer } from '../../../api/scheda.ts'
import type { FormFault } from '../../../components/error-summary.tsx'
import { DeskRefusal } from '../../../server/failures.ts'
import { formOf, textOf } from '../../../server/forms.ts'
import { menuWords } from '../../../words/menu.ts'
import { problemWords } from '../../../words/problems.ts'
import { isRefusal } from '../../attempt.ts'
import type { PageRoutes } from '../../page-route.ts'
import { readDecisionData } from '../decision/decision-data.ts'
import { householdParams } from '../household/household-data.ts'
import { fileFaults } from './file-faults.ts'
import { type FileStep, isFileStep, readStep, STEP_DONE } from './file-steps.ts'
import { FileView } from './file-view.tsx'

/** The steps of a referral before its household is admitted; the page itself has the household's address. */
export const fileSteps: PageRoutes = (app) => {
  app.post('/cases/:referralId/file/:step', async (request, reply) => {
    const { step } = request.params as { step: string }
    if (!isFileStep(step)) throw new DeskRefusal(404, 'not-found')
    return take(request, reply, step)
  })
}

type Answered = { step?: FileStep; faults?: readonly FormFault[]; status?: number }

/** A referral as who has it in hand reads it: where it stands, what is missing, what they may do now. */
export async function showFile(
  request: FastifyRequest,
  reply: FastifyReply,
  { step, faults = [], status }: Answered = {},
): Promise<FastifyReply> {
  const { referralId } = householdParams.parse(request.params)
  const [data, answered] = await Promise.all([
    readDecisionData(request, referralId),
    answersOrNull(request.api, referralId),
  ])
  const form = formOf(request)
  const { t } = reply.words()
  return reply.page({
    title: data.file.referralNumber,
    section: 'cases',
    risky: true,
    crumbs: [{ label: t(menuWords.cases), href: '/cases' }],
    ...(faults.length > 0 ? { status: 422, hasErrors: true } : {}),
    ...(status ? { status } : {}),
    body: h(FileView, {
      data,
      answered,
      form,
      faults,
      step: step ?? null,
      formKey: textOf(form, 'key') ?? randomUUID(),
    }),
  })
}

export type Answers = { answers: readonly SenderAnswer[]; people: PeopleLabels }

/** The page says that they cannot be read now, and stands without them. */
async function answersOrNull(api: Callers, referralId: string): Promise<Answers | null> {
  try {
    const { answers } = await readScheda(api, referralId)
    const ids = answers.map(({ answeredBy }) => answeredBy)
    return { answers, people: await personLabels(api, ids) }
  } catch (error) {
    if (error instanceof ServiceAway || error instanceof ApiProblem) return null
    throw error
  }
}

async function take(request: FastifyRequest, reply: FastifyReply, step: FileStep): Promise<FastifyReply> {
  const { referralId } = householdParams.parse(request.params)
  const form = formOf(request)
  const { t } = reply.words()
  const read = readStep(step, form, t)
  if (!read.ok) return showFile(request, reply, { step, faults: read.faults })
  try {
    await stepCase(request.api, referralId, {
      path: read.path,
      version: textOf(form, 'version') ?? '',
      body: read.body,
      key: textOf(form, 'key') ?? undefined,
    })
  } catch (error) {
    if (!isRefusal(error)) throw error
    // Of a button nothing was typed.
    if (read.body === undefined) return reply.refused(`/cases/${referralId}`, t(problemWords(error.code)))
    return showFile(request, reply, { step, faults: fileFaults(error, t, step) })
  }
  return reply.seeOther(`/cases/${referralId}`, t(STEP_DONE[step]))
}
