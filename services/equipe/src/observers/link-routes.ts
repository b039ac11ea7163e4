import { areaSchema } from '@intarsi/contracts'
import type { HttpApp } from '@intarsi/http'
import * as z from 'zod'
import type { EquipeDeps } from '../deps.ts'
import { observerOfLink, takeLink } from './observation-link.ts'
import { observationBody } from './observation-view.ts'
import { lockObserver } from './observer-rows.ts'
import { ANSWERS, NOT_A_REPORT, QUESTIONS } from './questions.ts'
import { receiveObservation } from './receive-observation.ts'

const tags = ['observers']
const text = z.object({ it: z.string(), en: z.string() })
const labelled = text.extend({ code: z.string() })
const token = z.string().min(20).max(100)

/** What an observer without an account may do: read the fixed questions of one area, and answer them once. */
export function observationLinkRoutes(deps: EquipeDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/observation-links/questions',
    config: { action: 'public' },
    schema: {
      summary: 'The questions behind a one-time link: an area, and nothing of the household',
      tags,
      body: z.object({ token }),
      response: {
        200: z.object({
          area: areaSchema,
          notice: text.describe('It does not replace the duty to report harm to a minor'),
          questions: z.array(labelled),
          answers: z.array(labelled),
        }),
      },
    },
    handler: (request) =>
      deps.unitOfWork(async (tx) => {
        const { observer } = await lockObserver(tx, await observerOfLink(tx, request.body.token))
        const { area } = observer
        const answers = Object.entries(ANSWERS).map(([code, label]) => ({ code, ...label }))
        return { area, notice: NOT_A_REPORT, questions: [...QUESTIONS[area]], answers }
      }, request.cause),
  })
  http.route({
    method: 'POST',
    url: '/observation-links/answers',
    config: { action: 'public' },
    schema: {
      summary: 'Answer through a one-time link: it works once',
      tags,
      body: observationBody.extend({ token }),
      response: { 200: z.object({ received: z.literal(true), notice: text }) },
    },
    handler: (request) =>
      deps.unitOfWork(async (tx) => {
        const { token: secret, ...said } = request.body
        const found = await lockObserver(tx, await observerOfLink(tx, secret))
        await takeLink(tx, secret)
        await receiveObservation(tx, found, { ...said, how: 'link', by: null })
        return { received: true as const, notice: NOT_A_REPORT }
      }, request.cause),
  })
}
