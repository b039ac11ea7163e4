import type { Holder, MatchPlace } from '../matching/types.ts'
import type { HousingTx } from '../schema.ts'
import { descriptionOf, type PlaceRow } from './places.ts'

export function toMatchPlace(row: PlaceRow, holders: Holder[]): MatchPlace {
  const { name: _name, address: _address, addressPrivate: _private, ...description } = descriptionOf(row)
  return { id: row.place_id, ...description, blockedUntil: row.blocked_until, holders }
}

/** Who holds a place now, as matching sees them. */
export async function holdersOf({ trx }: Pick<HousingTx, 'trx'>, placeId: string): Promise<Holder[]> {
  const rows = await trx
    .selectFrom('holding')
    .select(['ground', 'companion'])
    .where('place_id', '=', placeId)
    .orderBy('request_id')
    .execute()
  return rows.map(({ ground, companion }) => ({ ...companion, ground }))
}
