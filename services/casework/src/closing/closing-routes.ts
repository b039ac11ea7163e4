import { type HttpApp, problem } from '@intarsi/http'
import * as z from 'zod'
import type { CaseworkDeps } from '../deps.ts'
import { enterPhase, stepPhase } from '../presa-in-carico/move-phase.ts'
import { onPic, picParams, words } from '../presa-in-carico/on-pic.ts'
import { picDetail } from '../presa-in-carico/pic-detail.ts'
import { currentProject, draftProject } from '../project/draft-project.ts'
import { dropReview } from '../reviews/keep-review.ts'
import { authorOf } from '../timeline/add-entry.ts'
import { phaseAfterClosing } from './phase-after-closing.ts'

const tags = ['presa in carico']
const closing = z.object({
  reason: z.enum(['objectives-met', 'horizon-reached', 'household-wish']),
  plannedOn: z.iso.date().describe('When the closing is signed'),
  note: words.optional(),
})

/** The preparation of the end: equipe closes the case, with its outcome and who stays near. */
export function closingRoutes(deps: CaseworkDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/presa-in-carico/:picId/closing-plan',
    config: { action: 'pic.manage' },
    schema: {
      summary: 'Prepare the closing: objectives met, horizon reached, or the household’s wish',
      tags,
      params: picParams,
      body: closing,
      response: { 200: picDetail },
    },
    handler: (request, reply) =>
      onPic(deps, request, reply, async (tx, pic) => {
        const { reason, plannedOn, note = null } = request.body
        await dropReview(tx, pic.pic_id)
        await stepPhase(tx, pic, {
          command: 'begin-closing',
          author: authorOf(request.actor),
          set: { closing_reason: reason, closing_note: note, step_due_on: plannedOn },
        })
      }),
  })
  http.route({
    method: 'POST',
    url: '/presa-in-carico/:picId/closing-plan/end',
    config: { action: 'pic.manage' },
    schema: {
      summary: 'Go on with a case that was to be closed',
      tags,
      params: picParams,
      response: { 200: picDetail },
    },
    handler: (request, reply) =>
      onPic(deps, request, reply, async (tx, pic) => {
        if (pic.phase !== 'closing')
          throw problem(409, 'wrong-phase', `The case is ${pic.phase}: it is not being closed.`)
        const project = await currentProject(tx, pic.pic_id)
        const moved = await enterPhase(tx, pic, {
          to: phaseAfterClosing(pic.former_phase, project?.state ?? null),
          cause: 'stop-closing',
          author: authorOf(request.actor),
          anew: true,
          set: { closing_reason: null, closing_note: null },
        })
        if (moved.phase === 'planning') await draftProject(tx, moved)
      }),
  })
}
