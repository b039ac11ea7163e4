import { randomUUID } from 'node:crypto'
import { territorySchema } from '@intarsi/contracts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import * as z from 'zod'
import {
  declareAbsence,
  type Entrusting,
  endAbsence,
  listAbsences,
  proposeRedistribution,
} from '../../../api/absences.ts'
import { territoriesOf } from '../../../api/account.ts'
import { householdLabels } from '../../../api/labels.ts'
import { listPeople } from '../../../api/people.ts'
import type { ApiProblem } from '../../../api/problem.ts'
import type { FormFault } from '../../../components/error-summary.tsx'
import { DeskRefusal } from '../../../server/failures.ts'
import { formOf, textOf } from '../../../server/forms.ts'
import { pageQuery } from '../../../server/page-address.ts'
import { absenceWords as words } from '../../../words/absences.ts'
import { menuWords } from '../../../words/menu.ts'
import { problemWords } from '../../../words/problems.ts'
import type { Translate } from '../../../words/words.ts'
import { isRefusal } from '../../attempt.ts'
import type { PageRoutes } from '../../page-route.ts'
import { today } from '../today.ts'
import { AbsenceView } from './absence-view.tsx'
import { type Asked, askedOf, faultsOf } from './read-absence.ts'

/** Which absences that are known stand below. */
const listQuery = z.object({
  away: z.uuid().optional().catch(undefined),
  cursor: z.string().max(500).optional(),
})
const PAGE = 25

/** Somebody is away: whom the households go to is proposed, and the coordinator decides. */
export const absencePage: PageRoutes = (app) => {
  app.get('/cases/absence', async (request, reply) => {
    const asked = askedOf(new URLSearchParams(request.query as Record<string, string>))
    const begun = asked.personId !== null || asked.from !== null
    return show(request, reply, asked, begun ? faultsOf(asked, reply.words().t) : [])
  })
  app.post('/cases/absence', confirm)
  app.post('/cases/absences/:absenceId/end', end)
}

/** That of the address or of the form, of those that the person coordinates. */
function territoryOf(request: FastifyRequest) {
  const { territory: asked } = request.query as { territory?: string }
  const wanted = formOf(request).get('territory') ?? asked
  const coordinated = territoriesOf(request.person, 'coordinator')
  const territory = coordinated.find((one) => one === wanted) ?? coordinated[0]
  if (!territory) throw new DeskRefusal(403, 'forbidden')
  return territorySchema.parse(territory)
}

async function show(
  request: FastifyRequest,
  reply: FastifyReply,
  asked: Asked,
  faults: readonly FormFault[],
): Promise<FastifyReply> {
  const { api } = request
  const territory = territoryOf(request)
  const { away, cursor } = listQuery.parse(pageQuery(request))
  const { personId, from } = asked
  const complete = personId !== null && from !== null && faultsOf(asked, reply.words().t).length === 0
  const [staff, absences, proposal] = await Promise.all([
    listPeople(api, territory),
    listAbsences(api, { territory, personId: away, cursor, limit: PAGE }),
    complete ? proposeRedistribution(api, personId, laterOf(from, today())) : null,
  ])
  const households = await householdLabels(
    api,
    (proposal ?? []).map(({ householdId }) => householdId),
  )
  const { t } = reply.words()
  return reply.page({
    title: t(words.title),
    lead: t(words.lead),
    section: 'cases',
    risky: true,
    crumbs: [{ label: t(menuWords.cases), href: '/cases' }],
    ...(faults.length > 0 ? { status: 422, hasErrors: true } : {}),
    body: h(AbsenceView, {
      territory,
      asked,
      faults: faults.map((fault) => onPage(fault, proposal ?? [])),
      staff,
      absences,
      away,
      proposal,
      households,
      form: formOf(request),
      key: formOf(request).get('key') ?? randomUUID(),
    }),
  })
}

/** A household that meanwhile went elsewhere has no line any more: what is said of it stands at the reason. Pure. */
function onPage(fault: FormFault, proposal: readonly Entrusting[]): FormFault {
  const gone =
    fault.field.startsWith('to-') &&
    proposal.every(({ caseManagerId }) => fault.field !== `to-${caseManagerId}`)
  return gone ? { ...fault, field: 'reason' } : fault
}

const laterOf = (one: string, other: string) => [one, other].toSorted().at(-1) ?? one

const uuid = z.uuid()
const ofAbsence = z.object({ absenceId: uuid })

async function confirm(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const form = formOf(request)
  const { t } = reply.words()
  const home = `/cases?show=all&territory=${territoryOf(request)}`
  const asked = askedOf(form)
  const faults = [
    ...faultsOf(asked, t),
    ...(asked.reason ? [] : [{ field: 'reason', text: t(words.reasonMissing) }]),
  ]
  const { personId, from, to, reason } = asked
  if (faults.length > 0 || !personId || !from || !reason) return show(request, reply, asked, faults)
  const moves = movesIn(form)
  try {
    await declareAbsence(request.api, personId, { from, to, reason, moves }, textOf(form, 'key') ?? undefined)
  } catch (error) {
    if (!isRefusal(error)) throw error
    return show(request, reply, asked, [refusedAt(error, form, t)])
  }
  return reply.seeOther(home, t(words.done, { count: moves.length }))
}

function movesIn(form: URLSearchParams) {
  return [...form.entries()]
    .filter(([name, value]) => name.startsWith('to-') && uuid.safeParse(value).success)
    .map(([name, toPersonId]) => ({ caseManagerId: name.slice(3), toPersonId }))
}

/** At the household that could not be entrusted, which is why nothing was done; else at the reason. Pure. */
function refusedAt({ code, extra }: ApiProblem, form: URLSearchParams, t: Translate): FormFault {
  const why = t(problemWords(code))
  const field = `to-${extra.caseManagerId}`
  if (!form.has(field)) return { field: 'reason', text: why }
  const number = form.get(`number-${extra.caseManagerId}`) ?? '–'
  return { field, text: t(words.notEntrusted, { number, why }) }
}

async function end(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { absenceId } = ofAbsence.parse(request.params)
  const { t } = reply.words()
  const version = textOf(formOf(request), 'version') ?? ''
  const back = `/cases/absence?territory=${territoryOf(request)}`
  try {
    const { to } = await endAbsence(request.api, absenceId, version)
    return reply.seeOther(back, t(to === null ? words.cancelled : words.ended))
  } catch (error) {
    if (!isRefusal(error)) throw error
    return reply.refused(back, t(problemWords(error.code)))
  }
}
