import { randomUUID } from 'node:crypto'
import type { ReferralDraft } from '@intarsi/contracts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import * as z from 'zod'
import { listAttachments, openAttachment } from '../../../api/attachments.ts'
import { personLabels } from '../../../api/labels.ts'
import { ApiProblem, ServiceAway } from '../../../api/problem.ts'
import { completeRisks, openRestricted, readScheda } from '../../../api/scheda.ts'
import type { FormFault } from '../../../components/error-summary.tsx'
import { formOf, textOf } from '../../../server/forms.ts'
import { menuWords } from '../../../words/menu.ts'
import { problemWords } from '../../../words/problems.ts'
import { schedaWords as words } from '../../../words/scheda.ts'
import { isRefusal } from '../../attempt.ts'
import type { PageRoutes } from '../../page-route.ts'
import { reasonId } from '../../referrals/files/open-file.tsx'
import type { Answers } from '../../referrals/form/read-answers.ts'
import { findPage, type HouseholdFrame, householdParams } from '../household/household-data.ts'
import { showHousehold } from '../household/show-household.ts'
import { onNow, riskChanges, risksOf } from './risks.ts'
import { SchedaOfHousehold, SchedaView } from './scheda-view.tsx'

const ofFile = z.object({ referralId: z.uuid(), attachmentId: z.uuid() })
const SHORTEST_REASON = 5

/** What the sportello wrote of a household, for who prepares, decides or follows; nobody finds it in a cache. */
export const schedaPage: PageRoutes = (app) => {
  app.get('/cases/:referralId/scheda', (request, reply) => show(request, reply, {}))
  app.post('/cases/:referralId/scheda', open)
  app.post('/cases/:referralId/scheda/risks', takeRisks)
  app.post('/cases/:referralId/scheda/files/:attachmentId', openFile)
}

type Shown = { details?: ReferralDraft; risks?: Answers; faults?: readonly FormFault[] }

async function show(request: FastifyRequest, reply: FastifyReply, { details, faults = [], ...shown }: Shown) {
  const { referralId } = householdParams.parse(request.params)
  const scheda = await readScheda(request.api, referralId)
  const [files, frame, people] = await Promise.all([
    scheda.whole ? listAttachments(request.api, referralId) : [],
    frameOrNull(request),
    personLabels(
      request.api,
      scheda.answers.map(({ answeredBy }) => answeredBy),
    ),
  ])
  const { t } = reply.words()
  const hasErrors = faults.length > 0
  const form = formOf(request)
  const seen = risksOf(details ?? {})
  const risks = {
    answers: shown.risks ?? seen,
    seen,
    reason: textOf(form, 'reason') ?? '',
    sendKey: randomUUID(),
  }
  const props = { scheda, details: details ?? null, risks, files, people, form, faults }
  if (frame) {
    const body = h(SchedaOfHousehold, { ...props, frame })
    return showHousehold(reply, frame, { part: t(words.title), body, hasErrors })
  }
  return reply.page({
    title: `${t(words.title)} ${scheda.number}`,
    lead: t(scheda.whole ? words.lead : words.partly),
    section: 'cases',
    risky: true,
    crumbs: [
      { label: t(menuWords.cases), href: '/cases' },
      { label: scheda.number, href: `/cases/${referralId}` },
    ],
    ...(hasErrors ? { status: 422, hasErrors } : {}),
    body: h(SchedaView, props),
  })
}

/** The household's own pages around the scheda, once there is a case; the scheda is read without them too. */
async function frameOrNull(request: FastifyRequest): Promise<HouseholdFrame | null> {
  try {
    const page = await findPage(request, { read: async () => null, names: () => [] })
    return page?.frame ?? null
  } catch (error) {
    if (error instanceof ServiceAway || (error instanceof ApiProblem && error.status !== 401)) return null
    throw error
  }
}

/** Answers the page with the restricted parts: no address leads to them. */
async function open(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { referralId } = householdParams.parse(request.params)
  const reason = textOf(formOf(request), 'reason') ?? ''
  const refused = (text: string) => show(request, reply, { faults: [{ field: 'reason', text }] })
  if (reason.length < SHORTEST_REASON) return refused(reply.words().t(words.reasonMissing))
  try {
    return await show(request, reply, { details: await openRestricted(request.api, referralId, reason) })
  } catch (error) {
    if (!isRefusal(error)) throw error
    return refused(whyShut(reply, error))
  }
}

/** What was found with the household, by who has just read what is there; refused, the page is opened again as it was. */
async function takeRisks(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { referralId } = householdParams.parse(request.params)
  const typed = formOf(request)
  const seen = new URLSearchParams(textOf(typed, 'seen') ?? '')
  const { t } = reply.words()
  const asked = {
    referralId,
    version: textOf(typed, 'version') ?? '',
    key: textOf(typed, 'key') ?? randomUUID(),
  }
  const changes = riskChanges(seen, typed)
  try {
    await completeRisks(request.api, asked, changes)
  } catch (error) {
    if (!isRefusal(error)) throw error
    const details = await openRestricted(request.api, referralId, textOf(typed, 'reason') ?? '')
    const risks = onNow(risksOf(details), changes)
    const faults = [{ field: 'riskFactors', text: t(problemWords(error.code)) }]
    return show(request, reply, { details, risks, faults })
  }
  return reply.seeOther(`/cases/${referralId}/scheda`, t(words.risksSent))
}

/** The file itself, to be kept by who opened it: never shown inside the page, whatever it holds. */
async function openFile(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const ids = ofFile.parse(request.params)
  const field = reasonId(ids.attachmentId)
  try {
    const file = await openAttachment(request.api, ids, textOf(formOf(request), field))
    return reply
      .type(file.mediaType)
      .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`)
      .send(file.content)
  } catch (error) {
    if (!isRefusal(error)) throw error
    return show(request, reply, { faults: [{ field, text: whyShut(reply, error) }] })
  }
}

/** What was sent is a reason and nothing else: a form that is refused has none that will do. */
function whyShut(reply: FastifyReply, { status, code }: ApiProblem): string {
  return reply.words().t(status === 400 ? words.reasonMissing : problemWords(code))
}
