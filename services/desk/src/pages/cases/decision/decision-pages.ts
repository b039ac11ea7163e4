import { randomUUID } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import * as z from 'zod'
import type { Decision } from '../../../api/cases.ts'
import { correctDecision, recordDecision } from '../../../api/decisions.ts'
import { personLabels } from '../../../api/labels.ts'
import type { ApiProblem } from '../../../api/problem.ts'
import type { FormFault } from '../../../components/error-summary.tsx'
import { DeskRefusal } from '../../../server/failures.ts'
import { formOf, textOf } from '../../../server/forms.ts'
import { decisionKindWords, decisionWords as words } from '../../../words/decisions.ts'
import { menuWords } from '../../../words/menu.ts'
import { isRefusal } from '../../attempt.ts'
import type { PageRoutes } from '../../page-route.ts'
import { type DecisionData, readDecisionData } from './decision-data.ts'
import { decisionFaults } from './decision-faults.ts'
import { DecisionView } from './decision-view.tsx'
import { CARRIED, SomebodyWasFaster } from './faster-view.tsx'
import { readDecision } from './read-decision.ts'

const params = z.object({ referralId: z.uuid(), decisionId: z.uuid().optional() })
const query = z.object({ meeting: z.uuid().optional().catch(undefined) })

/** One step: what is decided, why, where the household goes, who tells it in which language. */
export const decisionPages: PageRoutes = (app) => {
  for (const address of [
    '/cases/:referralId/decision',
    '/cases/:referralId/decisions/:decisionId/correction',
  ]) {
    app.get(address, async (request, reply) =>
      show(request, reply, { data: await readFor(request), faults: [] }),
    )
    app.post(address, decide)
  }
}

type Read = { data: DecisionData; corrects: Decision | null }

async function readFor(request: FastifyRequest): Promise<Read> {
  const { referralId, decisionId } = params.parse(request.params)
  const data = await readDecisionData(request, referralId)
  if (!decisionId) return { data, corrects: null }
  const corrects = data.file.decisions.find((one) => one.decisionId === decisionId)
  if (!corrects) throw new DeskRefusal(404, 'not-found')
  return { data, corrects }
}

async function decide(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { referralId, decisionId } = params.parse(request.params)
  const form = formOf(request)
  const { t } = reply.words()
  // Answers that came too late for a decision of their own: shown again, to correct the one that stands.
  if (form.has(CARRIED)) return show(request, reply, { data: await readFor(request), faults: [] })
  const body = readDecision(form)
  if (!body) {
    const faults = [{ field: 'kind', text: t(words.kindMissing) }]
    return show(request, reply, { data: await readFor(request), faults })
  }
  const deciding = { version: textOf(form, 'version') ?? '', key: textOf(form, 'key'), body }
  try {
    if (decisionId) await correctDecision(request.api, decisionId, deciding)
    else await recordDecision(request.api, referralId, deciding)
  } catch (error) {
    if (!isRefusal(error)) throw error
    return await answerRefusal(request, reply, error)
  }
  const meeting = textOf(form, 'meeting')
  return reply.seeOther(
    meeting ? `/meetings/${meeting}` : `/cases/${referralId}`,
    t(decisionId ? words.corrected : words.recorded),
  )
}

/** Who lost a race hears to whom; anything else keeps the answers and says what to correct. */
async function answerRefusal(
  request: FastifyRequest,
  reply: FastifyReply,
  problem: ApiProblem,
): Promise<FastifyReply> {
  if (problem.code === 'already-decided') return await somebodyWasFaster(request, reply, problem)
  const data = await readFor(request)
  const { t } = reply.words()
  if (problem.status === 412) return show(request, reply, { data, faults: [], changed: true })
  if (problem.code === 'chair-replaced' || problem.code === 'not-the-chair') {
    const text = await whoChairs(request, reply, problem)
    return show(request, reply, { data, faults: [{ field: 'kind', text }] })
  }
  return show(request, reply, { data, faults: decisionFaults(problem, t) })
}

async function whoChairs(
  request: FastifyRequest,
  reply: FastifyReply,
  { extra }: ApiProblem,
): Promise<string> {
  const { t, date } = reply.words()
  const chairId = String(extra.chairId)
  const name = (await personLabels(request.api, [chairId])).of(chairId) ?? t(words.somebody)
  return t(words.notChair, { name, date: date(String(extra.since)) })
}

async function somebodyWasFaster(
  request: FastifyRequest,
  reply: FastifyReply,
  { extra }: ApiProblem,
): Promise<FastifyReply> {
  const { referralId } = params.parse(request.params)
  const { t, date } = reply.words()
  const by = String(extra.decidedBy)
  const name = (await personLabels(request.api, [by])).of(by) ?? t(words.somebody)
  const kind = String(extra.kind) as keyof typeof decisionKindWords
  return reply.page({
    title: t(words.faster),
    status: 409,
    section: 'cases',
    body: h(SomebodyWasFaster, {
      referralId,
      decisionId: String(extra.decisionId),
      form: formOf(request),
      said: t(words.fasterWho, {
        name,
        kind: t(decisionKindWords[kind]),
        date: date(String(extra.decidedAt), 'moment'),
      }),
    }),
  })
}

type Shown = { data: Read; faults: readonly FormFault[]; changed?: boolean }

function show(request: FastifyRequest, reply: FastifyReply, { data: read, faults, changed }: Shown) {
  const { data, corrects } = read
  const { t, date } = reply.words()
  const number = data.file.referralNumber
  const form = formOf(request)
  return reply.page({
    title: t(corrects ? words.correctTitle : words.title, { number }),
    ...(corrects
      ? {
          lead: t(words.correctLead, {
            kind: t(decisionKindWords[corrects.kind]),
            date: date(corrects.decidedAt),
          }),
        }
      : {}),
    section: 'cases',
    risky: true,
    crumbs: [
      { label: t(menuWords.cases), href: '/cases' },
      { label: number, href: `/cases/${data.file.referralId}` },
    ],
    ...(changed ? { status: 412 } : {}),
    ...(faults.length > 0 ? { status: 422, hasErrors: true } : {}),
    body: h(DecisionView, {
      data,
      faults,
      form,
      corrects,
      changed: changed ?? false,
      formKey: textOf(form, 'key') ?? randomUUID(),
      meetingId: form.get('meeting') ?? query.parse(request.query).meeting ?? corrects?.meetingId ?? null,
    }),
  })
}
