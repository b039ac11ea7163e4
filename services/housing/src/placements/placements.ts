import { PLACEMENT_DESTINATIONS, placementEntered } from '@intarsi/contracts'
import { problem } from '@intarsi/http'
import type { NewId } from '@intarsi/kernel'
import type { Selectable } from 'kysely'
import { type OverrideBody, recordOverride } from '../overrides/override.ts'
import { lockPlace, tellPlaceChanged } from '../places/places.ts'
import { changeRequest, lockRequest, type RequestRow, refOf } from '../requests/requests.ts'
import { settle } from '../requests/settle.ts'
import { romeDay } from '../rome-time.ts'
import { matchAgain } from '../runs/due.ts'
import type { HousingTx } from '../schema.ts'
import { unsigned } from './agreements.ts'
import { monthsAfter } from './days.ts'
import type { PlacementTable } from './tables.ts'
import { tellEnded } from './tell-ended.ts'
import { dropVisits, planFirstVisit } from './visits.ts'

export type PlacementRow = Selectable<PlacementTable>
export type LockedPlacement = { placement: PlacementRow; request: RequestRow }
export type Destination = (typeof PLACEMENT_DESTINATIONS)[number]

export const DESTINATIONS = PLACEMENT_DESTINATIONS
export const END_REASONS = [
  'own-home',
  'moved-away',
  'other-measure',
  'needs-other-place',
  'stay-over',
] as const
export type EndReason = (typeof END_REASONS)[number]

export async function lockPlacement(tx: HousingTx, placementId: string): Promise<LockedPlacement> {
  const found = await find(tx, placementId)
  if (!found) throw problem(404, 'placement-not-found', 'There is no such placement.')
  const request = await lockRequest(tx, found.request_id)
  await lockPlace(tx, found.place_id)
  return { placement: (await find(tx, placementId)) ?? found, request }
}

async function find({ trx }: HousingTx, placementId: string): Promise<PlacementRow | undefined> {
  return trx.selectFrom('placement').selectAll().where('placement_id', '=', placementId).executeTakeFirst()
}

export type Entry = {
  enteredOn: string
  override?: OverrideBody | undefined
  by: string
  newId: NewId
}

/**
 * The household has moved in: from now on no fact alone frees the place, only a person who says that it left. Both
 * papers are signed before, or somebody says why not, and the ledger shows it.
 */
export async function enter(tx: HousingTx, locked: LockedPlacement, entry: Entry): Promise<void> {
  const { placement, request } = locked
  const { enteredOn, newId } = entry
  if (placement.state !== 'agreed')
    throw problem(409, 'placement-not-agreed', `The placement is ${placement.state}.`)
  if (enteredOn > romeDay(tx.now)) throw problem(409, 'date-to-come', 'Nobody has moved in on a day to come.')
  await checkSigned(tx, locked, entry)
  const place = await tx.trx
    .selectFrom('place')
    .select('stay_limit_months')
    .where('place_id', '=', placement.place_id)
    .executeTakeFirstOrThrow()
  const limit = place.stay_limit_months
  const stayUntil = limit === null ? null : monthsAfter(enteredOn, limit)
  await changePlacement(tx, placement, { state: 'entered', entered_on: enteredOn, stay_until: stayUntil })
  await planFirstVisit(tx, placement, { visitId: newId(), enteredOn })
  await tx.announce(placementEntered, request.household_id, {
    ...refOf(request),
    placementId: placement.placement_id,
    requestId: placement.request_id,
    placeId: placement.place_id,
    enteredOn,
    stayUntil,
  })
}

async function checkSigned(
  tx: HousingTx,
  { placement, request }: LockedPlacement,
  { override, by, newId }: Entry,
) {
  const missing = await unsigned(tx.trx, placement.placement_id)
  if (missing.length === 0) return
  if (!override)
    throw problem(409, 'agreements-unsigned', 'Papers are still to be signed; or say why not yet.', {
      missing,
    })
  const about = {
    overrideId: newId(),
    kind: 'entry-unsigned' as const,
    request,
    runId: null,
    proposedPlaceId: placement.place_id,
    chosenPlaceId: placement.place_id,
    madeBy: by,
  }
  await recordOverride(tx, about, override)
}

export type Ending = {
  endedOn: string
  reason: EndReason
  destination?: Destination | undefined
  newId: NewId
}

/** The household left, or never came. When it still needs a place its need is opened again at once. */
export async function end(tx: HousingTx, { placement, request }: LockedPlacement, ending: Ending) {
  if (placement.state !== 'agreed' && placement.state !== 'entered')
    throw problem(409, 'placement-over', `The placement is ${placement.state}.`)
  const left = placement.state === 'entered'
  if (left && !ending.destination)
    throw problem(409, 'destination-required', 'Say where the household goes (destination).')
  if (ending.endedOn < (placement.entered_on ?? ending.endedOn) || ending.endedOn > romeDay(tx.now))
    throw problem(409, 'date-out-of-stay', 'A stay ends between its entry and today.')
  await changePlacement(tx, placement, {
    state: left ? 'ended' : 'cancelled',
    ended_on: ending.endedOn,
    end_reason: ending.reason,
    destination: left ? (ending.destination ?? null) : null,
  })
  await dropVisits(tx, placement.placement_id)
  await tellEnded(tx, request, placement.placement_id)
  await tx.trx.deleteFrom('holding').where('request_id', '=', request.request_id).execute()
  await tellPlaceChanged(tx, placement.place_id)
  const closedBy = ending.reason === 'needs-other-place' ? 'placement-ended' : 'need-met'
  await changeRequest(tx, request.request_id, { state: 'cancelled', closed_at: tx.now, closed_by: closedBy })
  await matchAgain(tx, request.territory_id)
  await settle(tx, request.household_id, { cause: 'placement-ended', newId: ending.newId })
}

export async function changePlacement(
  { trx }: HousingTx,
  placement: PlacementRow,
  set: Partial<PlacementRow>,
): Promise<void> {
  await trx
    .updateTable('placement')
    .set((eb) => ({ ...set, version: eb('version', '+', 1) }))
    .where('placement_id', '=', placement.placement_id)
    .execute()
}
