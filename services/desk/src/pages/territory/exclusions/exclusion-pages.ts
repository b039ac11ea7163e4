import { urgency } from '@intarsi/contracts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import * as z from 'zod'
import { stepCase } from '../../../api/cases.ts'
import { householdLabels } from '../../../api/labels.ts'
import { listTerritoryQueue } from '../../../api/queues.ts'
import type { FormFault } from '../../../components/error-summary.tsx'
import { formOf, textOf } from '../../../server/forms.ts'
import { territoryWords as words } from '../../../words/territory.ts'
import { isRefusal } from '../../attempt.ts'
import type { PageRoutes } from '../../page-route.ts'
import { frameOf, territoryOf } from '../territory-frame.ts'
import { exclusionFaults, readExclusion } from './exclusion-answers.ts'
import { type ExclusionData, readExclusionData } from './exclusion-data.ts'
import { ExclusionView } from './exclusion-view.tsx'
import { ExclusionsView } from './exclusions-view.tsx'

const params = z.object({ referralId: z.uuid() })
const query = z.object({
  cursor: z.string().max(500).optional(),
  gate: z.string().min(1).max(80).optional().catch(undefined),
  urgency: urgency.optional().catch(undefined),
})
const PAGE = 30

/** What gates propose, for a person to confirm or to set aside. */
export const exclusionPages: PageRoutes = (app) => {
  app.get('/territory/:territory/exclusions', list)
  app.get('/territory/:territory/exclusions/:referralId', (request, reply) => show(request, reply, {}))
  app.post('/territory/:territory/exclusions/:referralId', decide)
}

async function list(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const territory = territoryOf(request)
  const { cursor, ...filters } = query.parse(request.query)
  const { api } = request
  const page = await listTerritoryQueue(api, territory, {
    state: 'exclusion-proposed',
    ...filters,
    cursor,
    limit: PAGE,
  })
  const households = await householdLabels(
    api,
    page.items.map(({ householdId }) => householdId),
  )
  return reply.page({
    ...frameOf(request, reply, words.exclusions, words.exclusionsLead),
    risky: true,
    body: h(ExclusionsView, { territory, page, households, filters }),
  })
}

type Shown = { faults?: readonly FormFault[]; changed?: boolean }

async function show(
  request: FastifyRequest,
  reply: FastifyReply,
  { faults = [], changed = false }: Shown,
): Promise<FastifyReply> {
  const territory = territoryOf(request)
  const data = await readExclusionData(request, params.parse(request.params).referralId)
  const { t } = reply.words()
  const frame = frameOf(request, reply, words.exclusions, words.exclusionsLead)
  return reply.page({
    ...frame,
    title: t(words.exclusionTitle, { number: data.file.referralNumber }),
    risky: true,
    crumbs: [...frame.crumbs, { label: t(words.exclusions), href: `/territory/${territory}/exclusions` }],
    ...(changed ? { status: 409 } : {}),
    ...(faults.length > 0 ? { status: 422, hasErrors: true } : {}),
    body: h(ExclusionView, { data, faults, changed, form: answersOf(request, data) }),
  })
}

/** What was answered; before that, what the rule itself points to. */
function answersOf(request: FastifyRequest, { file: { gate } }: ExclusionData): URLSearchParams {
  if (request.method === 'POST' || !gate) return formOf(request)
  const { kind, code } = gate.destination
  return new URLSearchParams({ reason: gate.reason, destinationKind: kind, destinationCode: code })
}

async function decide(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { referralId } = params.parse(request.params)
  const form = formOf(request)
  const { t } = reply.words()
  const choice = readExclusion(form, t)
  if ('faults' in choice) return show(request, reply, choice)
  try {
    const { path, body } = choice
    await stepCase(request.api, referralId, { path, body, version: textOf(form, 'version') ?? '' })
  } catch (error) {
    if (!isRefusal(error)) throw error
    // Somebody was faster, or the case moved on: what stands now is shown beside the answers.
    if (error.status === 409 || error.status === 412) return show(request, reply, { changed: true })
    return show(request, reply, { faults: exclusionFaults(error, t) })
  }
  return reply.seeOther(`/territory/${territoryOf(request)}/exclusions`, t(choice.said))
}
