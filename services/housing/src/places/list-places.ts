import { TERRITORIES, type Territory } from '@intarsi/contracts'
import { cutPage, decodeCursor } from '@intarsi/http'
import { sql } from 'kysely'
import * as z from 'zod'
import type { HousingDb } from '../schema.ts'
import type { PlaceWithGrounds } from './place-view.ts'

export type PlaceFilter = {
  territories: Territory[]
  placeId?: string | undefined
  /** True: only those that nobody holds and nothing blocks today. */
  free?: boolean | undefined
  cursor?: string | undefined
  limit: number
}

const cursorKeys = z.tuple([z.enum(TERRITORIES), z.uuid()])

const grounds = sql<('offer' | 'placement')[]>`
  array(select holding.ground from holding where holding.place_id = place.place_id)`.as('grounds')

/** A page of the places in use, by territory. */
export async function listPlaces(db: HousingDb, { territories, placeId, free, cursor, limit }: PlaceFilter) {
  const after = cursor === undefined ? undefined : decodeCursor(cursor, cursorKeys)
  const rows: PlaceWithGrounds[] = await db
    .selectFrom('place')
    .selectAll()
    .select(grounds)
    .where('territory_id', 'in', territories.length > 0 ? territories : [sql<Territory>`null`])
    .where('retired_at', 'is', null)
    .$if(placeId !== undefined, (query) => query.where('place_id', '=', placeId ?? ''))
    .$if(free === true, (query) =>
      query
        .where('blocked_until', 'is', null)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('holding').select('request_id').whereRef('holding.place_id', '=', 'place.place_id'),
            ),
          ),
        ),
    )
    .$if(after !== undefined, (query) =>
      query.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('territory_id', 'place_id'), '>', tuple(after?.[0] ?? 'MO', after?.[1] ?? '')),
      ),
    )
    .orderBy('territory_id')
    .orderBy('place_id')
    .limit(limit + 1)
    .execute()
  return cutPage(rows, limit, (row) => [row.territory_id, row.place_id])
}

export async function findPlace(db: HousingDb, placeId: string): Promise<PlaceWithGrounds | undefined> {
  return db.selectFrom('place').selectAll().select(grounds).where('place_id', '=', placeId).executeTakeFirst()
}
