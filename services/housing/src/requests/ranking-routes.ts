import type { HttpApp } from '@intarsi/http'
import * as z from 'zod'
import type { HousingDeps } from '../deps.ts'
import { matchAgain } from '../runs/due.ts'
import { resourceOf } from './request-resource.ts'
import { requestView, viewOfRequest } from './request-view.ts'
import { changeRequest, lockRequest } from './requests.ts'

/** A household says which places it would rather have: a preference, never a condition. */
export function rankingRoutes(deps: HousingDeps, http: HttpApp): void {
  http.route({
    method: 'PUT',
    url: '/housing-requests/:requestId/ranking',
    config: { action: 'offer.answer' },
    schema: {
      summary: 'Record which places a household would rather have, the dearest first',
      tags: ['housing requests'],
      params: z.object({ requestId: z.uuid() }),
      body: z.object({ placeIds: z.array(z.uuid()).max(20) }),
      response: { 200: requestView },
    },
    handler: async (request) => {
      const { requestId } = request.params
      const row = await deps.unitOfWork(async (tx) => {
        const locked = await lockRequest(tx, requestId)
        request.authorize(await resourceOf(tx.trx, locked))
        const ranking = [...new Set(request.body.placeIds)]
        await changeRequest(tx, requestId, { ranked_place_ids: ranking })
        await matchAgain(tx, locked.territory_id)
        return lockRequest(tx, requestId)
      }, request.cause)
      return viewOfRequest(row)
    },
  })
}
