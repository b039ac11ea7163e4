import type { HttpApp } from '@intarsi/http'
import type { FastifyRequest } from 'fastify'
import * as z from 'zod'
import type { HousingDeps } from '../deps.ts'
import { resourceOf } from '../requests/request-resource.ts'
import type { HousingTx } from '../schema.ts'
import { acceptOffer, type Locked, lockOffer, refuseOffer } from './close-offer.ts'
import { offerView, viewOfOffer } from './offer-view.ts'
import { OFFER_REASONS, PROVIDER_REASONS } from './reasons.ts'

const tags = ['offers']
const params = z.object({ offerId: z.uuid() })
const blockedUntil = z.iso.date().optional().describe('Until when the place cannot be entered')
const refused = z.object({ answer: z.literal('refused'), reason: z.enum(OFFER_REASONS), blockedUntil })
const answerBody = z.discriminatedUnion('answer', [z.object({ answer: z.literal('accepted') }), refused])
const withdrawBody = z.object({ reason: z.enum(PROVIDER_REASONS), blockedUntil })

export function answerRoutes(deps: HousingDeps, http: HttpApp): void {
  http.route({
    method: 'POST',
    url: '/offers/:offerId/answer',
    config: { action: 'offer.answer' },
    schema: {
      summary: 'Record what the household, or who provides the place, answered; a refusal carries no penalty',
      tags,
      params,
      body: answerBody,
      response: { 200: offerView },
    },
    handler: (request) => {
      const { body } = request
      const by = request.actor.personId
      return onOffer(deps, request, (tx, locked) =>
        body.answer === 'accepted'
          ? acceptOffer(tx, locked, { by, placementId: deps.newId() })
          : refuseOffer(tx, locked, { ...refusalOf(body), by, state: 'refused' }),
      )
    },
  })
  http.route({
    method: 'POST',
    url: '/offers/:offerId/withdraw',
    config: { action: 'offer.make' },
    schema: {
      summary: 'Take an offer back before its answer',
      tags,
      params,
      body: withdrawBody,
      response: { 200: offerView },
    },
    handler: (request) => {
      const by = request.actor.personId
      return onOffer(deps, request, (tx, locked) =>
        refuseOffer(tx, locked, { ...refusalOf(request.body), by, state: 'withdrawn' }),
      )
    },
  })
}

type WithOfferId = FastifyRequest & { params: { offerId: string } }

async function onOffer(
  { unitOfWork, db }: HousingDeps,
  request: WithOfferId,
  work: (tx: HousingTx, locked: Locked) => Promise<void>,
) {
  const { offerId } = request.params
  await unitOfWork(async (tx) => {
    const locked = await lockOffer(tx, offerId)
    request.authorize(await resourceOf(tx.trx, locked.request))
    await work(tx, locked)
  }, request.cause)
  const row = await db
    .selectFrom('offer')
    .selectAll()
    .where('offer_id', '=', offerId)
    .executeTakeFirstOrThrow()
  return viewOfOffer(row)
}

function refusalOf<Reason>({
  reason,
  blockedUntil: until,
}: {
  reason: Reason
  blockedUntil?: string | undefined
}) {
  return until === undefined ? { reason } : { reason, blockedUntil: until }
}
