import { accept, type Decision, reject } from '@intarsi/kernel'
import { sql } from 'kysely'
import { romeDay } from '../rome-time.ts'
import { matchAgain } from '../runs/due.ts'
import type { HousingTx } from '../schema.ts'
import { contradictions, type PlaceDescription } from './place.ts'
import { announcePlace, columnsOf, type PlaceRow, tellPlaceChanged } from './places.ts'

/** Puts a place on the register under an id of its own. The place is locked. */
export async function registerPlace(
  tx: HousingTx,
  place: PlaceDescription,
  { placeId, sourceHash = null }: { placeId: string; sourceHash?: string | null },
): Promise<PlaceRow> {
  await tx.lock('housing.places', placeId)
  const row = await tx.trx
    .insertInto('place')
    .values({
      place_id: placeId,
      ...columnsOf(place),
      source_hash: sourceHash,
      version: 1,
      changed_at: tx.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await announcePlace(tx, row)
  await matchAgain(tx, row.territory_id)
  return row
}

/** Replaces the description of a locked place. Who holds it keeps it: a smaller flat puts nobody out. */
export async function describePlace(
  tx: HousingTx,
  placeId: string,
  { place, sourceHash }: { place: PlaceDescription; sourceHash?: string },
): Promise<PlaceRow> {
  await change(tx, placeId, { ...columnsOf(place), ...(sourceHash ? { source_hash: sourceHash } : {}) })
  const row = await tellPlaceChanged(tx, placeId)
  await matchAgain(tx, row.territory_id)
  return row
}

/** Faults, and what may not change while somebody holds the place. */
export function decideDescription(
  place: PlaceDescription,
  known: { row: PlaceRow; holders: number } | null,
): Decision<'described'> {
  const faults = contradictions(place)
  if (faults.length > 0)
    return reject('contradictory-place', 'The description contradicts itself.', { faults })
  if (!known) return accept('described')
  if (known.row.retired_at) return reject('place-retired', 'This place is no longer in use.')
  if (place.territory !== known.row.territory_id)
    return reject('territory-fixed', 'A place does not change territory: retire it and register another.')
  if (known.holders > (place.sharing?.maxHouseholds ?? 1))
    return reject('place-held', 'More households hold this place than it would take.')
  if (known.holders > 0 && (place.sharing === null) !== (known.row.max_households === null))
    return reject('place-held', 'A place that somebody holds stays whole, or stays shared.')
  return accept('described')
}

export const BLOCK_REASONS = ['not-ready', 'landlord-withdrew', 'funding-missing', 'maintenance'] as const
export type BlockReason = (typeof BLOCK_REASONS)[number]

/** Takes a locked place out of the matching until a day. Offers already made stand. */
export async function blockPlace(
  tx: HousingTx,
  placeId: string,
  { until, reason }: { until: string; reason: BlockReason },
): Promise<PlaceRow> {
  await change(tx, placeId, { blocked_until: until, blocked_reason: reason })
  return tellAndMatch(tx, placeId)
}

export async function unblockPlace(tx: HousingTx, placeId: string): Promise<PlaceRow> {
  await change(tx, placeId, { blocked_until: null, blocked_reason: null })
  return tellAndMatch(tx, placeId)
}

/** Ends the use of a locked place that nobody holds. */
export async function retirePlace(tx: HousingTx, placeId: string): Promise<PlaceRow> {
  await change(tx, placeId, { retired_at: tx.now })
  return tellAndMatch(tx, placeId)
}

async function tellAndMatch(tx: HousingTx, placeId: string): Promise<PlaceRow> {
  const row = await tellPlaceChanged(tx, placeId)
  await matchAgain(tx, row.territory_id)
  return row
}

/** Opens the places whose block is over, so that their territories are matched again; answers how many. */
export async function endBlocks(tx: HousingTx): Promise<number> {
  const over = await tx.trx
    .selectFrom('place')
    .select('place_id')
    .where('blocked_until', '<=', romeDay(tx.now))
    .orderBy('place_id')
    .limit(50)
    .execute()
  for (const { place_id: placeId } of over) {
    await tx.lock('housing.places', placeId)
    await unblockPlace(tx, placeId)
  }
  return over.length
}

async function change({ trx }: HousingTx, placeId: string, set: Partial<PlaceRow>) {
  await trx.updateTable('place').set(set).where('place_id', '=', placeId).execute()
}

export async function countHolders({ trx }: HousingTx, placeId: string): Promise<number> {
  const { count } = await trx
    .selectFrom('holding')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('place_id', '=', placeId)
    .executeTakeFirstOrThrow()
  return count
}
