import { problem, problemOf } from '@intarsi/http'
import { accept, type Decision, reject } from '@intarsi/kernel'
import { lockPlace, tellPlaceChanged } from '../places/places.ts'
import { changeRequest, lockRequest, type RequestRow } from '../requests/requests.ts'
import { romeDay } from '../rome-time.ts'
import { matchAgain } from '../runs/due.ts'
import type { HousingTx } from '../schema.ts'
import { closeOffer, type OfferRow, releasePlace } from './free-holding.ts'
import { blocksPlace, type OfferReason, sideOf } from './reasons.ts'
import type { OfferState } from './tables.ts'

export type Locked = { offer: OfferRow; request: RequestRow }

/** Locks the offer's household, then its place, and reads both as they are then. 404 when there is no such offer. */
export async function lockOffer(tx: HousingTx, offerId: string): Promise<Locked> {
  const found = await findOffer(tx, offerId)
  if (!found) throw problem(404, 'offer-not-found', 'There is no such offer.')
  const request = await lockRequest(tx, found.request_id)
  await lockPlace(tx, found.place_id)
  const offer = await findOffer(tx, offerId)
  if (!offer) throw problem(404, 'offer-not-found', 'There is no such offer.')
  return { offer, request }
}

async function findOffer({ trx }: HousingTx, offerId: string) {
  return trx.selectFrom('offer').selectAll().where('offer_id', '=', offerId).executeTakeFirst()
}

export type Refusal = { reason: OfferReason; blockedUntil?: string }

/** May the offer still be answered, and is the refusal complete? */
export function decideAnswer(
  offer: Pick<OfferRow, 'state' | 'answer_by'>,
  refusal: Refusal | null,
  now: Date,
): Decision<'answer'> {
  if (offer.state !== 'open') return reject('offer-closed', `The offer is ${offer.state}.`)
  if (offer.answer_by <= now)
    return reject('offer-expired', 'The answer was due before now; make a new offer.')
  if (!refusal || !blocksPlace(refusal.reason)) return accept('answer')
  if (!refusal.blockedUntil)
    return reject('block-date-required', 'Say until when the place cannot be entered (blockedUntil).')
  if (refusal.blockedUntil <= romeDay(now))
    return reject('block-date-past', 'The place is blocked until a day that is over.')
  return accept('answer')
}

/** The household says yes: the place is its own until it enters, or gives it up. */
export async function acceptOffer(
  tx: HousingTx,
  { offer, request }: Locked,
  answer: { by: string; placementId: string },
) {
  const decision = decideAnswer(offer, null, tx.now)
  if (!decision.ok) throw problemOf(decision)
  await closeOffer(tx, { offer, request, state: 'accepted', reason: null, side: 'household', by: answer.by })
  await tx.trx
    .insertInto('placement')
    .values({
      placement_id: answer.placementId,
      offer_id: offer.offer_id,
      request_id: request.request_id,
      household_id: request.household_id,
      territory_id: request.territory_id,
      place_id: offer.place_id,
      state: 'agreed',
      agreed_at: tx.now,
      version: 1,
    })
    .execute()
  await tx.trx
    .updateTable('holding')
    .set({ ground: 'placement' })
    .where('request_id', '=', request.request_id)
    .execute()
  await changeRequest(tx, request.request_id, { state: 'placed' })
  await tellPlaceChanged(tx, offer.place_id)
}

/** A refusal, by the household or by whoever provides the place, or a withdrawal by the provider. */
export async function refuseOffer(
  tx: HousingTx,
  { offer, request }: Locked,
  refusal: Refusal & { by: string; state: 'refused' | 'withdrawn' },
) {
  const decision = decideAnswer(offer, refusal, tx.now)
  if (!decision.ok) throw problemOf(decision)
  const { reason, state, by } = refusal
  if (refusal.blockedUntil) await block(tx, offer.place_id, { until: refusal.blockedUntil, reason })
  await endOffer(tx, { offer, request }, { state, reason, side: sideOf(reason), by })
  if (reason === 'found-own')
    await changeRequest(tx, request.request_id, {
      state: 'cancelled',
      closed_at: tx.now,
      closed_by: 'found-own',
    })
}

export type Ending = {
  state: Exclude<OfferState, 'open' | 'accepted'>
  reason: string
  side: 'household' | 'provider' | 'system'
  by: string
}

/** Closes an open offer without a yes: the place is free, the request looks on, the territory is matched again. */
export async function endOffer(tx: HousingTx, { offer, request }: Locked, ending: Ending) {
  await closeOffer(tx, { offer, request, ...ending })
  await releasePlace(tx, offer)
  await changeRequest(tx, request.request_id, { state: 'open' })
  await matchAgain(tx, request.territory_id)
}

async function block(
  { trx }: HousingTx,
  placeId: string,
  { until, reason }: { until: string; reason: string },
) {
  await trx
    .updateTable('place')
    .set({ blocked_until: until, blocked_reason: reason })
    .where('place_id', '=', placeId)
    .execute()
}
