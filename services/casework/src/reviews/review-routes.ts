import { fileViewOf } from '@intarsi/access'
import { type HttpApp, problem } from '@intarsi/http'
import * as z from 'zod'
import type { CaseworkDeps } from '../deps.ts'
import { stepPhase } from '../presa-in-carico/move-phase.ts'
import { onPic, picParams, words } from '../presa-in-carico/on-pic.ts'
import { picDetail } from '../presa-in-carico/pic-detail.ts'
import { getPic } from '../presa-in-carico/pics.ts'
import { resourceOf } from '../presa-in-carico/resource-of.ts'
import { draftProject } from '../project/draft-project.ts'
import { authorOf } from '../timeline/add-entry.ts'
import { closeReview, hasCome, openReview } from './keep-review.ts'
import { reviewView, viewOfReview } from './review-view.ts'
import { REVIEW_CAUSES, REVIEW_OUTCOMES } from './tables.ts'

const tags = ['reviews']
const opening = z.object({
  cause: z.enum(REVIEW_CAUSES).describe('`date`: it is due; else what changed for the household'),
  plannedOn: z.iso.date().describe('When it is held'),
})
const outcome = z.object({
  heldOn: z.iso.date(),
  outcome: z.enum(REVIEW_OUTCOMES).describe('`replanned`: the next version of the project is drawn up'),
  note: words.optional(),
  nextReviewOn: z.iso.date().optional().describe('Left out: by the term of the territory'),
})

export function reviewRoutes(deps: CaseworkDeps, http: HttpApp): void {
  listRoute(deps, http)
  http.route({
    method: 'POST',
    url: '/presa-in-carico/:picId/reviews',
    config: { action: 'pic.manage' },
    schema: {
      summary: 'Review the project: its date has come, or something important changed for the household',
      tags,
      params: picParams,
      body: opening,
      response: { 200: picDetail },
    },
    handler: (request, reply) =>
      onPic(deps, request, reply, async (tx, pic) => {
        const author = authorOf(request.actor)
        const { plannedOn } = request.body
        await stepPhase(tx, pic, { command: 'open-review', author, set: { step_due_on: plannedOn } })
        await openReview(tx, pic, { ...request.body, author })
      }),
  })
  outcomeRoute(deps, http)
}

function outcomeRoute(deps: CaseworkDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/presa-in-carico/:picId/reviews/outcome',
    config: { action: 'pic.manage' },
    schema: {
      summary: 'Record what the review decided: the project is confirmed, or planned anew (PR-06, CE-13)',
      tags,
      params: picParams,
      body: outcome,
      response: { 200: picDetail },
    },
    handler: (request, reply) =>
      onPic(deps, request, reply, async (tx, pic) => {
        const { heldOn, nextReviewOn, ...decided } = request.body
        if (!hasCome(tx, heldOn)) throw problem(400, 'date-to-come', 'A review is recorded when it was held.')
        if (nextReviewOn && hasCome(tx, nextReviewOn))
          throw problem(400, 'date-past', 'The next review is on a day still to come.')
        const author = authorOf(request.actor)
        const command = decided.outcome === 'replanned' ? 'replan' : 'confirm-project'
        const set = nextReviewOn && command === 'confirm-project' ? { step_due_on: nextReviewOn } : {}
        const moved = await stepPhase(tx, pic, { command, author, anew: true, set })
        await closeReview(tx, pic, { ...decided, heldOn, author })
        if (command === 'replan') await draftProject(tx, moved)
      }),
  })
}

function listRoute(deps: CaseworkDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/presa-in-carico/:picId/reviews',
    config: { action: 'pic.read' },
    schema: {
      summary: 'The reviews of a case, the newest first',
      tags,
      params: picParams,
      response: { 200: z.object({ items: z.array(reviewView) }) },
    },
    handler: async (request) => {
      const pic = await getPic(deps.db, request.params.picId)
      const resource = await resourceOf(deps.db, pic)
      request.authorize(resource)
      const { summary, restricted } = fileViewOf(request.actor, resource)
      if (!summary) return { items: [] }
      const rows = await deps.db
        .selectFrom('review')
        .selectAll()
        .where('pic_id', '=', pic.pic_id)
        .orderBy('opened_at', 'desc')
        .orderBy('review_id', 'desc')
        .execute()
      return { items: rows.map((row) => viewOfReview(row, { inFull: restricted })) }
    },
  })
}
