import type { Territory } from '@intarsi/contracts'
import type { Holder, MatchInput } from '../matching/types.ts'
import { DEFAULT_WEIGHTS } from '../matching/weights.ts'
import { NOT_AGAIN } from '../offers/reasons.ts'
import { toMatchPlace } from '../places/to-match-place.ts'
import { WAITING } from '../requests/requests.ts'
import { type RequestLike, toMatchRequest } from '../requests/to-match-request.ts'
import type { HousingDb } from '../schema.ts'

export type RunInput = MatchInput & { households: Map<string, string> }

/** What a run of a territory looks at: one consistent snapshot of its open requests and its places. */
export async function loadInput(db: HousingDb, territory: Territory, now: Date): Promise<RunInput> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const places = await placesOf(trx, territory)
      const rows = await trx
        .selectFrom('request')
        .selectAll()
        .where('territory_id', '=', territory)
        .where('state', 'in', WAITING)
        .execute()
      const refused = await refusedOf(trx, territory)
      return {
        now,
        places,
        requests: rows.map((row) =>
          toMatchRequest(row as RequestLike, refused.get(row.household_id) ?? [], now),
        ),
        weights: DEFAULT_WEIGHTS,
        households: new Map(rows.map((row) => [row.request_id, row.household_id])),
      }
    })
}

async function placesOf(trx: HousingDb, territory: Territory) {
  const holdings = await trx
    .selectFrom('holding')
    .innerJoin('place', 'place.place_id', 'holding.place_id')
    .select(['holding.place_id', 'ground', 'companion'])
    .where('place.territory_id', '=', territory)
    .orderBy('request_id')
    .execute()
  const byPlace = Map.groupBy(holdings, ({ place_id: placeId }) => placeId)
  const rows = await trx
    .selectFrom('place')
    .selectAll()
    .where('territory_id', '=', territory)
    .where('retired_at', 'is', null)
    .execute()
  return rows.map((row) =>
    toMatchPlace(
      row,
      (byPlace.get(row.place_id) ?? []).map(({ ground, companion }): Holder => ({ ...companion, ground })),
    ),
  )
}

async function refusedOf(trx: HousingDb, territory: Territory): Promise<Map<string, string[]>> {
  const rows = await trx
    .selectFrom('offer')
    .select(['household_id', 'place_id'])
    .where('state', 'in', ['refused', 'withdrawn'])
    .where('household_id', 'in', (waiting) =>
      waiting
        .selectFrom('request')
        .select('household_id')
        .where('territory_id', '=', territory)
        .where('state', 'in', WAITING),
    )
    .where('reason', 'in', [...NOT_AGAIN])
    .execute()
  const grouped = Map.groupBy(rows, ({ household_id: householdId }) => householdId)
  return new Map([...grouped].map(([householdId, some]) => [householdId, some.map((row) => row.place_id)]))
}
