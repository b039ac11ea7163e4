import { territorySchema } from '@intarsi/contracts'
import type { HttpApp } from '@intarsi/http'
import * as z from 'zod'
import type { HousingDeps } from '../deps.ts'
import { AGREEMENT_KINDS, publishText, textsInForce } from './agreements.ts'

const tags = ['placements']
const textView = z.object({
  kind: z.enum(AGREEMENT_KINDS),
  version: z.number().int(),
  it: z.string(),
  en: z.string().nullable(),
})
const words = z.string().trim().min(20).max(20_000)

export function agreementRoutes(deps: HousingDeps, http: HttpApp): void {
  http.route({
    method: 'GET',
    url: '/agreement-texts',
    config: { action: 'place.read' },
    schema: {
      summary: 'Hosting agreement and house rules in force in a territory',
      tags,
      querystring: z.object({ territory: territorySchema }),
      response: { 200: z.object({ texts: z.array(textView) }) },
    },
    handler: async (request) => {
      const { territory } = request.query
      request.authorize({ territory })
      return { texts: await textsInForce(deps.db, territory) }
    },
  })
  http.route({
    method: 'POST',
    url: '/agreement-texts',
    config: { action: 'place.manage' },
    schema: {
      summary: 'Publish the next version of a text; what is signed stays signed in its own version',
      tags,
      body: z.object({
        territory: territorySchema,
        kind: z.enum(AGREEMENT_KINDS),
        it: words,
        en: words.nullable().default(null),
      }),
      response: { 201: textView },
    },
    handler: async (request, reply) => {
      request.authorize({ territory: request.body.territory })
      const text = await deps.unitOfWork(
        (tx) => publishText(tx, { ...request.body, by: request.actor.personId }),
        request.cause,
      )
      return reply.code(201).send(text)
    },
  })
}
