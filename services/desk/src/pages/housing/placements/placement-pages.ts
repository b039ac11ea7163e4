import type { FastifyReply, FastifyRequest } from 'fastify'
import { h } from 'preact'
import * as z from 'zod'
import { householdLabels } from '../../../api/labels.ts'
import {
  type AgreementText,
  type Placement,
  readAgreementTexts,
  readPlacement,
  stepPlacement,
} from '../../../api/placements.ts'
import { readPlace } from '../../../api/places.ts'
import type { FormFault } from '../../../components/error-summary.tsx'
import { formOf, textOf } from '../../../server/forms.ts'
import { placementWords as words } from '../../../words/placements.ts'
import { problemWords } from '../../../words/problems.ts'
import type { Message } from '../../../words/words.ts'
import { isRefusal } from '../../attempt.ts'
import type { PageRoutes } from '../../page-route.ts'
import { housingFrame } from '../housing-frame.tsx'
import { PlacementView } from './placement-view.tsx'
import { type StepField, type StepForm, stepsOf } from './step-forms.ts'

const params = z.object({
  placementId: z.uuid(),
  command: z.enum(['agreements', 'entry', 'visits', 'extension', 'end']).optional(),
})

export type PlacementData = {
  placement: Placement
  placeName: string
  household: string | null
  texts: readonly AgreementText[]
  steps: readonly StepForm[]
}

/** What was typed into one of the forms, by the ids of its inputs. */
export type Given = Readonly<Record<string, string>>

export const placementPages: PageRoutes = (app) => {
  app.get('/housing/placements/:placementId', async (request, reply) =>
    show(reply, await readData(request), { faults: [], given: {} }),
  )
  app.post('/housing/placements/:placementId/:command', record)
}

async function readData({ api, params: given }: FastifyRequest): Promise<PlacementData> {
  const placement = await readPlacement(api, params.parse(given).placementId)
  const [place, labels, texts] = await Promise.all([
    readPlace(api, placement.placeId),
    householdLabels(api, [placement.householdId]),
    readAgreementTexts(api, placement.territory),
  ])
  return {
    placement,
    placeName: place.name,
    household: labels.of(placement.householdId),
    texts,
    steps: stepsOf(placement, texts),
  }
}

async function record(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const data = await readData(request)
  const { placementId, command } = params.parse(request.params)
  const step = data.steps.find((one) => one.command === command)
  // It was moved on by somebody else: the page says how it stands.
  if (!step)
    return reply.refused(`/housing/placements/${placementId}`, reply.words().t(problemWords('refused')))
  const form = formOf(request)
  const given = Object.fromEntries(
    step.fields.flatMap(({ name }) => {
      const text = textOf(form, inputId(step, name))
      return text ? [[name, text]] : []
    }),
  )
  const said = { given: Object.fromEntries(form), faults: faultsOf(step, given, reply) }
  if (said.faults.length > 0) return show(reply, data, said)
  try {
    await stepPlacement(request.api, placementId, { command: step.command, body: step.body(given) })
  } catch (error) {
    if (!isRefusal(error)) throw error
    const field = inputId(step, step.fields[0]?.name ?? '')
    return show(reply, data, {
      ...said,
      faults: [{ field, text: reply.words().t(problemWords(error.code)) }],
    })
  }
  return reply.seeOther(`/housing/placements/${placementId}`, reply.words().t(step.said))
}

export const inputId = ({ command }: StepForm, name: string) => `${command}-${name}`

const SHORTEST_TEXT = 10
const MISSING = { day: words.dayMissing, choice: words.choiceMissing, text: words.textMissing } as const

function faultsOf(step: StepForm, given: Given, reply: FastifyReply): FormFault[] {
  const { t } = reply.words()
  return step.fields
    .filter((field) => !field.optional && !isAnswered(field, given))
    .map(({ name, label, kind }) => ({
      field: inputId(step, name),
      text: t(MISSING[kind] as Message<'{label}'>, { label: t(label) }),
    }))
}

function isAnswered({ name, kind }: StepField, given: Given): boolean {
  const text = given[name] ?? ''
  return kind === 'text' ? text.length >= SHORTEST_TEXT : text !== ''
}

type Said = { faults: readonly FormFault[]; given: Given }

function show(reply: FastifyReply, data: PlacementData, { faults, given }: Said): Promise<FastifyReply> {
  return reply.page({
    ...housingFrame(reply),
    title: reply.words().t(words.title, { place: data.placeName }),
    ...(data.household ? { lead: data.household } : {}),
    risky: true,
    status: faults.length > 0 ? 422 : 200,
    hasErrors: faults.length > 0,
    body: h(PlacementView, { data, faults, given }),
  })
}
