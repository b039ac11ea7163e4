import { offerClosed } from '@intarsi/contracts'
import type { Selectable } from 'kysely'
import { tellEnded } from '../placements/tell-ended.ts'
import { lockPlace, tellPlaceChanged } from '../places/places.ts'
import { type RequestRow, refOf } from '../requests/requests.ts'
import type { HousingTx } from '../schema.ts'
import type { HoldingTable, OfferSide, OfferState, OfferTable } from './tables.ts'

export type OfferRow = Selectable<OfferTable>

/** What a request holds, and whether the household lives there already. */
export async function findHolding({ trx }: HousingTx, requestId: string) {
  const holding = await trx
    .selectFrom('holding')
    .selectAll()
    .where('request_id', '=', requestId)
    .executeTakeFirst()
  if (!holding) return undefined
  const entered = await trx
    .selectFrom('placement')
    .select('placement_id')
    .where('request_id', '=', requestId)
    .where('state', '=', 'entered')
    .executeTakeFirst()
  return { ...holding, entered: entered !== undefined }
}

const SUPERSEDED = { state: 'superseded', reason: 'superseded', side: 'system', by: 'system' } as const

/**
 * Gives back the place a request holds: an open offer is superseded, an agreed placement cancelled. The household
 * is locked. Answers whether anything was held.
 */
export async function freeHolding(tx: HousingTx, request: RequestRow, cause: string): Promise<boolean> {
  const holding = await findHolding(tx, request.request_id)
  if (!holding || holding.entered) return false
  await lockPlace(tx, holding.place_id)
  const offer = await findOpenOffer(tx, request.request_id)
  if (offer) await closeOffer(tx, { offer, request, ...SUPERSEDED })
  const cancelled = await tx.trx
    .updateTable('placement')
    .set((eb) => ({ state: 'cancelled', end_reason: cause, version: eb('version', '+', 1) }))
    .where('request_id', '=', request.request_id)
    .where('state', '=', 'agreed')
    .returning('placement_id')
    .execute()
  for (const { placement_id: placementId } of cancelled) await tellEnded(tx, request, placementId)
  await releasePlace(tx, holding)
  return true
}

/** Deletes the row that held a locked place, and tells what the place is now. */
export async function releasePlace(tx: HousingTx, holding: Pick<HoldingTable, 'request_id' | 'place_id'>) {
  await tx.trx.deleteFrom('holding').where('request_id', '=', holding.request_id).execute()
  await tellPlaceChanged(tx, holding.place_id)
}

export type Closing = {
  offer: OfferRow
  request: RequestRow
  state: Exclude<OfferState, 'open'>
  reason: string | null
  side: OfferSide
  by: string
}

/** Ends an open offer and announces how; the holding is the caller's. */
export async function closeOffer(tx: HousingTx, { offer, request, state, reason, side, by }: Closing) {
  await tx.trx
    .updateTable('offer')
    .set((eb) => ({
      state,
      reason,
      side,
      closed_at: tx.now,
      closed_by: by,
      version: eb('version', '+', 1),
    }))
    .where('offer_id', '=', offer.offer_id)
    .execute()
  await tx.announce(offerClosed, request.household_id, {
    ...refOf(request),
    offerId: offer.offer_id,
    requestId: offer.request_id,
    placeId: offer.place_id,
    outcome: state,
    reason,
    side,
    closedAt: tx.now.toISOString(),
    closedBy: by,
  })
}

export async function findOpenOffer({ trx }: HousingTx, requestId: string): Promise<OfferRow | undefined> {
  return trx
    .selectFrom('offer')
    .selectAll()
    .where('request_id', '=', requestId)
    .where('state', '=', 'open')
    .executeTakeFirst()
}
