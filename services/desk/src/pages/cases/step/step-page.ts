import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import { findEquipeCase, stepEquipeCase } from '../../../api/equipe-cases.ts'
import { stepHousehold } from '../../../api/households.ts'
import type { FormFault } from '../../../components/error-summary.tsx'
import { DeskRefusal } from '../../../server/failures.ts'
import { formOf, textOf } from '../../../server/forms.ts'
import { stepWords as words } from '../../../words/case-steps.ts'
import { isRefusal } from '../../attempt.ts'
import type { PageRoutes } from '../../page-route.ts'
import { caseOf, whyRefused } from '../household/attempt-on-case.ts'
import { type Part, readPage } from '../household/household-data.ts'
import { showHousehold } from '../household/show-household.ts'
import type { Move } from './move.ts'
import { MOVES } from './moves.ts'
import { inputId, readMove } from './read-move.ts'
import { type StepProps, StepView } from './step-view.tsx'

/** The steps of a case: the one that leads on, and what may be done besides. */
export const stepPage: PageRoutes = (app) => {
  app.get('/cases/:referralId/step', (request, reply) => show(request, reply, {}))
  app.post('/cases/:referralId/step/:move', take)
}

const versions: Part<Pick<StepProps, 'equipeVersion' | 'transferTo'>> = {
  read: async (api, picId) => {
    const found = await findEquipeCase(api, picId)
    return { equipeVersion: found?.version ?? null, transferTo: found?.transfer?.toTerritory ?? null }
  },
  names: () => [],
}

type Answered = { move?: Move; faults?: readonly FormFault[] }

async function show(request: FastifyRequest, reply: FastifyReply, { move, faults = [] }: Answered) {
  const { frame, rest } = await readPage(request, versions)
  return showHousehold(reply, frame, {
    part: reply.words().t(words.title),
    hasErrors: faults.length > 0,
    body: h(StepView, { frame, ...rest, form: formOf(request), faults, tried: move?.key ?? null }),
  })
}

async function take(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { move: key } = request.params as { move: string }
  const move = MOVES.find((one) => one.key === key)
  if (!move) throw new DeskRefusal(404, 'not-found')
  const form = formOf(request)
  const { t } = reply.words()
  const read = readMove(move, form, t)
  if (!read.ok) return show(request, reply, { move, faults: read.faults })
  const found = await caseOf(request)
  const command = { path: move.path, version: textOf(form, 'version') ?? '', body: read.body }
  try {
    if (move.service === 'equipe') await stepEquipeCase(request.api, found.picId, command)
    else await stepHousehold(request.api, found.picId, command)
  } catch (error) {
    if (!isRefusal(error)) throw error
    const text = await whyRefused(request, reply, { problem: error, found })
    const [first] = error.faults.map(({ pointer }) => pointer.split('/').at(-1) ?? '')
    const field = move.fields.find(({ name }) => name === first) ?? move.fields[0]
    const at = field ? inputId(move, field.name) : `step-${move.key}`
    return show(request, reply, { move, faults: [{ field: at, text }] })
  }
  return reply.seeOther(`/cases/${found.referralId}`, t(move.said))
}
