import type { HttpApp } from '@intarsi/http'
import type { FastifyRequest } from 'fastify'
import * as z from 'zod'
import type { HousingDeps } from '../deps.ts'
import { matchAgain } from '../runs/due.ts'
import { resourceOf } from './request-resource.ts'
import { requestView, viewOfRequest } from './request-view.ts'
import { changeRequest, lockRequest, type RequestRow } from './requests.ts'

const LONGEST_MONTHS = 120
const tags = ['housing requests']
const params = z.object({ requestId: z.uuid() })
const config = { action: 'offer.answer' } as const
const response = { 200: requestView }

/** What a household says of the home it needs, written down by who speaks with it. */
export function wishRoutes(deps: HousingDeps, http: HttpApp): void {
  http.route({
    method: 'PUT',
    url: '/housing-requests/:requestId/ranking',
    config,
    schema: {
      // A preference, never a condition.
      summary: 'Record which places a household would rather have, the dearest first',
      tags,
      params,
      body: z.object({ placeIds: z.array(z.uuid()).max(20) }),
      response,
    },
    handler: async (request) => {
      const ranking = [...new Set(request.body.placeIds)]
      return writeDown(deps, request, { requestId: request.params.requestId, ranked_place_ids: ranking })
    },
  })
  http.route({
    method: 'PUT',
    url: '/housing-requests/:requestId/stay',
    config,
    schema: {
      // A place with a shorter stay limit is then none for it.
      summary: 'Record for how many months a household needs a place',
      tags,
      params,
      body: z.object({
        months: z.int().min(1).max(LONGEST_MONTHS).nullable().describe('Null: nobody knows; no limit counts'),
      }),
      response,
    },
    handler: async (request) =>
      writeDown(deps, request, { requestId: request.params.requestId, stay_months: request.body.months }),
  })
}

type Wish = { requestId: string } & Partial<Pick<RequestRow, 'ranked_place_ids' | 'stay_months'>>

async function writeDown(deps: HousingDeps, request: FastifyRequest, { requestId, ...wish }: Wish) {
  const row = await deps.unitOfWork(async (tx) => {
    const locked = await lockRequest(tx, requestId)
    request.authorize(await resourceOf(tx.trx, locked))
    await changeRequest(tx, requestId, wish)
    await matchAgain(tx, locked.territory_id)
    return lockRequest(tx, requestId)
  }, request.cause)
  return viewOfRequest(row)
}
