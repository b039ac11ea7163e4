import { type HttpApp, problem } from '@intarsi/http'
import * as z from 'zod'
import type { HousingDeps } from '../deps.ts'
import { currentQuestion } from '../runs/run-matching.ts'
import { changeView } from '../runs/run-view.ts'
import { resourceOf } from './request-resource.ts'
import { textView } from './request-view.ts'
import { isWaiting } from './requests.ts'

const pairView = z.object({
  placeId: z.uuid(),
  reasons: z.array(z.object({ code: z.string(), text: textView })),
  change: changeView
    .nullable()
    .describe('The least change that would give it this place; solved again and found true'),
})

/** Why each place of the territory is, or is not, for one household: as things stand now. */
export function pairRoutes(deps: HousingDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/housing-requests/:requestId/places',
    config: { action: 'housing-request.read' },
    schema: {
      summary: 'Why, and why not, place by place, for one household that waits',
      tags: ['housing requests'],
      params: z.object({ requestId: z.uuid() }),
      response: { 200: z.object({ places: z.array(pairView) }) },
    },
    handler: async (request) => {
      const { requestId } = request.params
      const row = await deps.db
        .selectFrom('request')
        .selectAll()
        .where('request_id', '=', requestId)
        .executeTakeFirst()
      if (!row) throw problem(404, 'request-not-found', 'There is no such housing request.')
      request.authorize(await resourceOf(deps.db, row))
      if (!isWaiting(row)) throw problem(409, 'request-not-open', `The request is ${row.state}.`)
      const now = deps.clock.now()
      const { households: _own, ...question } = await currentQuestion(deps, row.territory_id, now)
      const timeLimitMs = deps.config.INTARSI_MATCHING_LIMIT_MS
      return { places: await deps.matcher.explain({ ...question, timeLimitMs }, requestId) }
    },
  })
}
