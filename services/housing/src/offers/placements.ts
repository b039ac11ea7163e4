import { problem } from '@intarsi/http'
import type { NewId } from '@intarsi/kernel'
import type { Selectable } from 'kysely'
import { lockPlace, tellPlaceChanged } from '../places/places.ts'
import { changeRequest, lockRequest, type RequestRow } from '../requests/requests.ts'
import { settle } from '../requests/settle.ts'
import { matchAgain } from '../runs/due.ts'
import type { HousingTx } from '../schema.ts'
import type { PlacementTable } from './tables.ts'

export type PlacementRow = Selectable<PlacementTable>
export type LockedPlacement = { placement: PlacementRow; request: RequestRow }

export const END_REASONS = ['own-home', 'moved-away', 'other-measure', 'needs-other-place'] as const
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

/** The household has moved in: from now on no fact alone frees the place, only a person who says that it left. */
export async function enter(tx: HousingTx, { placement }: LockedPlacement, enteredOn: string) {
  if (placement.state !== 'agreed')
    throw problem(409, 'placement-not-agreed', `The placement is ${placement.state}.`)
  await change(tx, placement, { state: 'entered', entered_on: enteredOn })
}

/** The household left, or never came. When it still needs a place its need is opened again at once. */
export async function end(
  tx: HousingTx,
  { placement, request }: LockedPlacement,
  ending: { endedOn: string; reason: EndReason; newId: NewId },
) {
  if (placement.state !== 'agreed' && placement.state !== 'entered')
    throw problem(409, 'placement-over', `The placement is ${placement.state}.`)
  const state = placement.state === 'entered' ? 'ended' : 'cancelled'
  await change(tx, placement, { state, ended_on: ending.endedOn, end_reason: ending.reason })
  await tx.trx.deleteFrom('holding').where('request_id', '=', request.request_id).execute()
  await tellPlaceChanged(tx, placement.place_id)
  const closedBy = ending.reason === 'needs-other-place' ? 'placement-ended' : 'need-met'
  await changeRequest(tx, request.request_id, { state: 'cancelled', closed_at: tx.now, closed_by: closedBy })
  await matchAgain(tx, request.territory_id)
  await settle(tx, request.household_id, { cause: 'placement-ended', newId: ending.newId })
}

async function change({ trx }: HousingTx, placement: PlacementRow, set: Partial<PlacementRow>) {
  await trx
    .updateTable('placement')
    .set((eb) => ({ ...set, version: eb('version', '+', 1) }))
    .where('placement_id', '=', placement.placement_id)
    .execute()
}
