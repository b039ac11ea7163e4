import { areaSchema } from '@intarsi/contracts'
import { type HttpApp, problem, problemOf } from '@intarsi/http'
import { romeDay } from '@intarsi/territories'
import * as z from 'zod'
import type { CaseworkDeps } from '../deps.ts'
import { stepPhase } from '../presa-in-carico/move-phase.ts'
import { language, onPic, picParams, requireArea, words } from '../presa-in-carico/on-pic.ts'
import { picDetail } from '../presa-in-carico/pic-detail.ts'
import { draftProject } from '../project/draft-project.ts'
import { authorOf } from '../timeline/add-entry.ts'
import { decideCompletion } from './decide-assessment.ts'
import { levelsOf } from './levels-of.ts'
import { measure, momentOf } from './measure.ts'

const tags = ['assessment']
const interview = z.object({
  heldOn: z.iso.date(),
  language: language.describe('In which the household was told who follows it and what happens next'),
  withMediator: z.boolean(),
})
const measurement = z.object({ level: z.number().int().min(0).max(3), note: words.optional() })

export function assessmentRoutes(deps: CaseworkDeps, http: HttpApp): void {
  interviewRoute(deps, http)
  areaRoute(deps, http)
  completionRoute(deps, http)
}

function interviewRoute(deps: CaseworkDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/presa-in-carico/:picId/first-interview',
    config: { action: 'pic.manage' },
    schema: {
      summary: 'Record the first interview: the household is told in its language, the assessment begins',
      tags,
      params: picParams,
      body: interview,
      response: { 200: picDetail },
    },
    handler: (request, reply) =>
      onPic(deps, request, reply, async (tx, pic) => {
        const { heldOn, language: spoken, withMediator } = request.body
        if (heldOn > romeDay(tx.now))
          throw problem(400, 'date-to-come', 'An interview is recorded when it was held.')
        if (pic.case_manager_state !== 'confirmed')
          throw problem(409, 'case-manager-not-confirmed', 'The household has no confirmed case manager yet.')
        await stepPhase(tx, pic, {
          command: 'hold-first-interview',
          author: authorOf(request.actor),
          set: {
            interview_on: heldOn,
            interview_language: spoken,
            interview_with_mediator: withMediator,
          },
        })
      }),
  })
}

function areaRoute(deps: CaseworkDeps, http: HttpApp): void {
  http.route({
    method: 'PUT',
    url: '/presa-in-carico/:picId/areas/:area',
    config: { action: 'pic.work' },
    schema: {
      summary:
        'Assess an area: its level of need at the start, in a review or at the end, with a note for the équipe',
      tags,
      params: picParams.extend({ area: areaSchema }),
      body: measurement,
      response: { 200: picDetail },
    },
    handler: (request, reply) =>
      onPic(deps, request, reply, async (tx, pic, view) => {
        const { area } = request.params
        requireArea(view, area)
        const moment = momentOf(pic.phase)
        if (!moment)
          throw problem(409, 'wrong-phase', `The case is ${pic.phase}: levels are said in a review.`)
        await measure(tx, pic, { moment, area, ...request.body, author: authorOf(request.actor) })
      }),
  })
}

function completionRoute(deps: CaseworkDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/presa-in-carico/:picId/assessment/completion',
    config: { action: 'pic.manage' },
    schema: {
      summary: 'Complete the assessment: the individual project is drawn up from here',
      tags,
      params: picParams,
      body: z.object({ riskFactorsReviewed: z.boolean() }),
      response: { 200: picDetail },
    },
    handler: (request, reply) =>
      onPic(deps, request, reply, async (tx, pic) => {
        const assessed = (await levelsOf(tx.trx, pic.pic_id)).map(({ area }) => area)
        const decision = decideCompletion({ assessed, ...request.body })
        if (!decision.ok) throw problemOf(decision)
        const author = authorOf(request.actor)
        const planned = await stepPhase(tx, pic, {
          command: 'complete-assessment',
          author,
          set: { assessed_at: tx.now },
        })
        await draftProject(tx, planned)
      }),
  })
}
