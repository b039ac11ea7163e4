import type { HttpApp } from '@intarsi/http'
import * as z from 'zod'
import type { HousingDeps } from '../deps.ts'
import { matchAgain } from '../runs/due.ts'
import { resourceOf } from './request-resource.ts'
import { requestView, viewOfRequest } from './request-view.ts'
import { changeRequest, lockRequest } from './requests.ts'

const LONGEST_MONTHS = 120

/** For how long a household needs a home: a place with a shorter stay limit is then none for it. */
export function stayRoutes(deps: HousingDeps, http: HttpApp): void {
  http.route({
    method: 'PUT',
    url: '/housing-requests/:requestId/stay',
    config: { action: 'offer.answer' },
    schema: {
      summary: 'Record for how many months a household needs a place',
      tags: ['housing requests'],
      params: z.object({ requestId: z.uuid() }),
      body: z.object({
        months: z.int().min(1).max(LONGEST_MONTHS).nullable().describe('Null: nobody knows; no limit counts'),
      }),
      response: { 200: requestView },
    },
    handler: async (request) => {
      const { requestId } = request.params
      const row = await deps.unitOfWork(async (tx) => {
        const locked = await lockRequest(tx, requestId)
        request.authorize(await resourceOf(tx.trx, locked))
        await changeRequest(tx, requestId, { stay_months: request.body.months })
        await matchAgain(tx, locked.territory_id)
        return lockRequest(tx, requestId)
      }, request.cause)
      return viewOfRequest(row)
    },
  })
}
