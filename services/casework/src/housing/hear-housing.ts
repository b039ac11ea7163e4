import type {
  DataOf,
  Envelope,
  housingRequested,
  noPlaceFound,
  offerClosed,
  offerMade,
} from '@intarsi/contracts'
import { isOld, orderOf } from '../presa-in-carico/order.ts'
import type { Pic } from '../presa-in-carico/tables.ts'
import type { CaseworkTx } from '../schema.ts'
import { type Author, addEntry, SYSTEM } from '../timeline/add-entry.ts'
import type { HousingStanding, HousingState } from './tables.ts'

type Heard = Pick<HousingStanding, 'state' | 'request_id'> & {
  since: string
  author?: Author
  placeId?: string | null
  answerBy?: string
  reason?: string | null
  /** What the history calls it, where it is not the state. */
  kind?: string
}

/** A housing need of the household entered the matching. */
export function hearRequested(
  tx: CaseworkTx,
  pic: Pic,
  event: Envelope<DataOf<typeof housingRequested>>,
): Promise<void> {
  const { requestId, openedAt } = event.data
  return hear(tx, pic, event, { state: 'requested', request_id: requestId, since: openedAt })
}

/** No place for it in a run; runs follow each other, the history keeps the first. */
export function hearNoPlace(
  tx: CaseworkTx,
  pic: Pic,
  event: Envelope<DataOf<typeof noPlaceFound>>,
): Promise<void> {
  const { requestId, ranAt } = event.data
  return hear(tx, pic, event, { state: 'no-place', request_id: requestId, since: ranAt })
}

export function hearOffer(
  tx: CaseworkTx,
  pic: Pic,
  event: Envelope<DataOf<typeof offerMade>>,
): Promise<void> {
  const { requestId, placeId, offeredAt, answerBy, offeredBy } = event.data
  return hear(tx, pic, event, {
    state: 'offered',
    request_id: requestId,
    since: offeredAt,
    placeId,
    answerBy,
    author: { personId: offeredBy, bodyId: null },
  })
}

/** An accepted offer is a home; any other end leaves the request open. */
export function hearOfferClosed(
  tx: CaseworkTx,
  pic: Pic,
  event: Envelope<DataOf<typeof offerClosed>>,
): Promise<void> {
  const { requestId, placeId, outcome, reason, closedAt, closedBy } = event.data
  const state: HousingState = outcome === 'accepted' ? 'placed' : 'requested'
  return hear(tx, pic, event, {
    state,
    request_id: requestId,
    since: closedAt,
    placeId: state === 'placed' ? placeId : null,
    reason,
    author: { personId: closedBy, bodyId: null },
    ...(state === 'placed' ? {} : { kind: `offer-${outcome}` }),
  })
}

async function hear(tx: CaseworkTx, pic: Pic, event: Envelope, heard: Heard): Promise<void> {
  const order = orderOf(event)
  const known = await findHousing(tx.trx, pic.pic_id)
  if (known && isOld(known.housing_order, order)) return
  const { state, request_id, since, placeId = null, answerBy = null, reason = null, author = SYSTEM } = heard
  const row = {
    state,
    request_id,
    since: new Date(known?.state === state ? known.since : since),
    place_id: placeId,
    answer_by: answerBy === null ? null : new Date(answerBy),
    reason,
    housing_order: order,
  }
  await tx.trx
    .insertInto('housing_standing')
    .values({ pic_id: pic.pic_id, household_id: pic.household_id, territory_id: pic.territory_id, ...row })
    .onConflict((conflict) => conflict.column('pic_id').doUpdateSet(row))
    .execute()
  const kind = heard.kind ?? `housing-${state}`
  if (known?.state === state && !heard.kind) return
  await addEntry(tx, pic, { kind, author, area: 'housing', subjectId: request_id, data: { reason } })
}

export async function findHousing(
  db: Pick<CaseworkTx['trx'], 'selectFrom'>,
  picId: string,
): Promise<HousingStanding | undefined> {
  return db.selectFrom('housing_standing').selectAll().where('pic_id', '=', picId).executeTakeFirst()
}
