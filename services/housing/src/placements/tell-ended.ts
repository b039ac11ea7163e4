import { placementEnded } from '@intarsi/contracts'
import { type RequestRow, refOf } from '../requests/requests.ts'
import { romeDay } from '../rome-time.ts'
import type { HousingTx } from '../schema.ts'

/** Announces a placement that is over, as it stands now. */
export async function tellEnded(tx: HousingTx, request: RequestRow, placementId: string): Promise<void> {
  const placement = await tx.trx
    .selectFrom('placement')
    .selectAll()
    .where('placement_id', '=', placementId)
    .executeTakeFirstOrThrow()
  await tx.announce(placementEnded, request.household_id, {
    ...refOf(request),
    placementId,
    requestId: placement.request_id,
    placeId: placement.place_id,
    enteredOn: placement.entered_on,
    endedOn: placement.ended_on ?? romeDay(tx.now),
    reason: placement.end_reason ?? 'unknown',
    destination: placement.destination,
  })
}
