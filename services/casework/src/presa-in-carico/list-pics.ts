import { id, picPhase, territorySchema } from '@intarsi/contracts'
import { type HttpApp, pageOf, pageQuery, problem } from '@intarsi/http'
import { romeDay } from '@intarsi/territories'
import * as z from 'zod'
import type { CaseworkDeps } from '../deps.ts'
import { picSummary, summaryOf } from './pic-summary.ts'
import { dueView, readPics, viewOfDue } from './read-pics.ts'

const query = z.object({
  ...pageQuery,
  territory: territorySchema.optional(),
  householdId: id.optional(),
  referralId: id.optional(),
  phase: picPhase.optional(),
  mine: z.stringbool().default(false).describe('Only cases in which you have a part'),
  order: z
    .enum(['opened', 'due'])
    .default('opened')
    .describe('`due`: what is due first comes first, whether the case’s next step or a task that you see'),
  ended: z.stringbool().default(false).describe('Cases that are closed or transferred too'),
})

const picInList = picSummary.extend({ due: dueView })

export function listPicsRoute({ db, clock }: CaseworkDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/presa-in-carico',
    config: { action: 'pic.read' },
    schema: {
      summary: 'Integrated cases in which you have a part, or of the territories you coordinate',
      tags: ['presa in carico'],
      querystring: query,
      response: { 200: pageOf(picInList) },
    },
    handler: async (request) => {
      const { territory, mine } = request.query
      const coordinated = request.territories()
      if (territory && !mine && !coordinated.includes(territory))
        throw problem(403, 'forbidden', `You do not read every case of ${territory}; ask with mine=true.`)
      const today = romeDay(clock.now())
      const page = await readPics(db, {
        ...request.query,
        territories: mine ? [] : coordinated,
        coordinated,
        personId: request.actor.personId,
        today,
      })
      return {
        ...page,
        items: page.items.map((row) => ({ ...summaryOf(row), due: viewOfDue(row) })),
      }
    },
  })
}
