import { offerMade } from '@intarsi/contracts'
import { problem, problemOf } from '@intarsi/http'
import { accept, type Decision, reject } from '@intarsi/kernel'
import { available } from '../matching/room-left.ts'
import { brokenRules } from '../matching/rules/index.ts'
import type { MatchPlace, MatchRequest } from '../matching/types.ts'
import { type OverrideBody, proposedBy, recordOverride } from '../overrides/override.ts'
import { lockPlace, tellPlaceChanged } from '../places/places.ts'
import { holdersOf, toMatchPlace } from '../places/to-match-place.ts'
import { changeRequest, isWaiting, lockRequest, type RequestRow, refOf } from '../requests/requests.ts'
import type { RequestState } from '../requests/tables.ts'
import { companionOf, toMatchRequest } from '../requests/to-match-request.ts'
import { romeDay } from '../rome-time.ts'
import type { HousingTx } from '../schema.ts'
import { answerBy } from './answer-by.ts'
import type { OfferRow } from './free-holding.ts'

export type OfferCommand = {
  offerId: string
  requestId: string
  placeId: string
  offeredBy: string
  /** Why it is not the place that the last run proposed. */
  override?: (OverrideBody & { overrideId: string }) | undefined
}

/**
 * Reserves a place for a household and offers it. The household is locked before the place, so two offers of one
 * place wait for each other and the second is refused. `authorize` runs on the locked request.
 */
export async function makeOffer(
  tx: HousingTx,
  command: OfferCommand,
  authorize: (request: RequestRow) => void | Promise<void>,
): Promise<OfferRow> {
  const request = await lockRequest(tx, command.requestId)
  await authorize(request)
  const place = await lockPlace(tx, command.placeId)
  if (place.retired_at) throw problem(409, 'place-retired', 'This place is no longer in use.')
  const decision = decideOffer({
    state: request.state,
    // A household may change its mind: only the machine does not propose a refused place again.
    request: toMatchRequest(request, [], tx.now),
    place: toMatchPlace(place, await holdersOf(tx, place.place_id)),
    today: romeDay(tx.now),
  })
  if (!decision.ok) throw problemOf(decision)
  await checkProposed(tx, request, command)
  return reserve(tx, { command, request, whole: place.max_households === null })
}

/** Another place than the last run proposed is a person's to choose: with a reason, which stays in the ledger. */
async function checkProposed(
  tx: HousingTx,
  request: RequestRow,
  { placeId, offeredBy, override }: OfferCommand,
) {
  const proposed = await proposedBy(tx.trx, request.request_id)
  if (!proposed || proposed.place_id === placeId) return
  if (!override)
    throw problem(
      409,
      'override-reason-required',
      'The last run did not propose this place: say why it is offered.',
      {
        proposedPlaceId: proposed.place_id,
      },
    )
  const { overrideId, ...why } = override
  const about = {
    overrideId,
    kind: 'other-place' as const,
    request,
    runId: proposed.run_id,
    proposedPlaceId: proposed.place_id,
    chosenPlaceId: placeId,
    madeBy: offeredBy,
  }
  await recordOverride(tx, about, why)
}

type Facts = { state: RequestState; request: MatchRequest; place: MatchPlace; today: string }

/** May this place be offered to this request now? */
export function decideOffer({ state, request, place, today }: Facts): Decision<'offer'> {
  if (!isWaiting({ state }))
    return reject('request-not-open', `The request is ${state}: it waits for no offer.`)
  const broken = brokenRules(request, place, today)
  if (broken.length > 0) {
    const rules = broken.map(({ code, text }) => ({ code, ...text }))
    return reject('place-not-suitable', 'Rules exclude this place for this household.', { rules })
  }
  if (!available(request, place)) return reject('place-taken', 'The place is already held by somebody else.')
  return accept('offer')
}

type Reservation = { command: OfferCommand; request: RequestRow; whole: boolean }

async function reserve(tx: HousingTx, { command, request, whole }: Reservation): Promise<OfferRow> {
  const about = {
    request_id: request.request_id,
    household_id: request.household_id,
    territory_id: request.territory_id,
    place_id: command.placeId,
  }
  const offer = await tx.trx
    .insertInto('offer')
    .values({
      offer_id: command.offerId,
      ...about,
      state: 'open',
      offered_at: tx.now,
      offered_by: command.offeredBy,
      answer_by: answerBy(request.territory_id, request.urgency, tx.now),
      version: 1,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  const companion = JSON.stringify(companionOf(request.facts))
  await tx.trx
    .insertInto('holding')
    .values({ ...about, ground: 'offer', whole, companion, held_since: tx.now })
    .execute()
  await changeRequest(tx, request.request_id, { state: 'offered' })
  await announceOffer(tx, request, offer)
  await tellPlaceChanged(tx, command.placeId)
  return offer
}

async function announceOffer(tx: HousingTx, request: RequestRow, offer: OfferRow) {
  await tx.announce(offerMade, request.household_id, {
    ...refOf(request),
    offerId: offer.offer_id,
    requestId: offer.request_id,
    placeId: offer.place_id,
    offeredAt: offer.offered_at.toISOString(),
    answerBy: offer.answer_by.toISOString(),
    offeredBy: offer.offered_by,
  })
}
