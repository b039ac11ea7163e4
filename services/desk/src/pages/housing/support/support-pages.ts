import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import * as z from 'zod'
import { householdLabels } from '../../../api/labels.ts'
import {
  endSupport,
  GRANT_KINDS,
  GRANT_STATES,
  listBudgets,
  listGrants,
  setBudget,
} from '../../../api/support.ts'
import type { FormFault } from '../../../components/error-summary.tsx'
import { formOf, textOf } from '../../../server/forms.ts'
import { pageQuery } from '../../../server/page-address.ts'
import { problemWords } from '../../../words/problems.ts'
import { supportWords as words } from '../../../words/support.ts'
import { isRefusal } from '../../attempt.ts'
import type { PageRoutes } from '../../page-route.ts'
import { whereIs } from '../housing-frame.tsx'
import { centsOf } from './cents.ts'
import { SupportView } from './support-view.tsx'

const PAGE = 25
const query = z.object({
  cursor: z.string().max(500).optional(),
  kind: z.enum(GRANT_KINDS).optional().catch(undefined),
  state: z.enum(GRANT_STATES).optional().catch(undefined),
  year: z.coerce.number().int().min(2000).max(2100).optional().catch(undefined),
})

/** Money for homes: what a territory may spend, what is promised, what has ended. */
export const supportPages: PageRoutes = (app) => {
  app.get('/housing/support', (request, reply) => show(request, reply, []))
  app.post('/housing/support/budget', stateBudget)
  app.post('/housing/support/end', end)
}

async function show(request: FastifyRequest, reply: FastifyReply, faults: readonly FormFault[]) {
  const { api } = request
  const where = whereIs(request)
  const { territory } = where
  const { cursor, ...filters } = query.parse(pageQuery(request))
  const [budgets, page] = territory
    ? await Promise.all([
        listBudgets(api, territory),
        listGrants(api, { territory, ...filters, cursor, limit: PAGE }),
      ])
    : [[], { items: [], next: null }]
  const labels = await householdLabels(
    api,
    page.items.map(({ householdId }) => householdId),
  )
  const { t } = reply.words()
  return reply.page({
    title: t(words.title),
    lead: t(words.lead),
    section: 'housing',
    risky: true,
    status: faults.length > 0 ? 422 : 200,
    hasErrors: faults.length > 0,
    body: h(SupportView, { budgets, page, where, filters, labels, faults, form: formOf(request) }),
  })
}

type Command = { faults: readonly FormFault[]; field: string; said: typeof words.endSaid }

/** Sends it; a "no" of the service stands by the field it is about. */
async function carryOut(
  request: FastifyRequest,
  reply: FastifyReply,
  { faults, field, said, work }: Command & { work: () => Promise<void> },
): Promise<FastifyReply> {
  const { t } = reply.words()
  if (faults.length > 0) return show(request, reply, faults)
  try {
    await work()
  } catch (error) {
    if (!isRefusal(error)) throw error
    return show(request, reply, [{ field, text: t(problemWords(error.code)) }])
  }
  return reply.seeOther('/housing/support', t(said))
}

async function stateBudget(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const form = formOf(request)
  const { t } = reply.words()
  const year = textOf(form, 'year') ?? ''
  const amountCents = centsOf(textOf(form, 'amount'))
  const faults = [
    ...(/^20\d\d$/.test(year) ? [] : [{ field: 'year', text: t(words.yearMissing) }]),
    ...(amountCents === null ? [{ field: 'amount', text: t(words.sumMissing) }] : []),
  ]
  const territory = form.get('territory') ?? ''
  return carryOut(request, reply, {
    faults,
    field: 'amount',
    said: words.budgetSet,
    work: () => setBudget(request.api, { territory, year, amountCents: amountCents ?? 0 }),
  })
}

async function end(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const form = formOf(request)
  const { t } = reply.words()
  const [grantId, reason] = [textOf(form, 'grantId'), textOf(form, 'reason')]
  const paidCents = centsOf(textOf(form, 'paid'))
  const faults = [
    ...(grantId ? [] : [{ field: 'grantId', text: t(words.whichMissing) }]),
    ...(paidCents === null ? [{ field: 'paid', text: t(words.sumMissing) }] : []),
    ...(reason ? [] : [{ field: 'reason', text: t(words.reasonMissing) }]),
  ]
  return carryOut(request, reply, {
    faults,
    field: 'paid',
    said: words.endSaid,
    work: () => endSupport(request.api, grantId ?? '', { paidCents: paidCents ?? 0, reason: reason ?? '' }),
  })
}
