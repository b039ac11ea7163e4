import type { Territory } from '@intarsi/contracts'
import type { LookAhead } from '../matching/look-ahead.ts'
import { weightsOf } from '../matching/policies.ts'
import { policyOf } from '../matching/published-policies.ts'
import type { Holder, MatchInput } from '../matching/types.ts'
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
        weights: weightsOf(policyOf(territory)),
        households: new Map(rows.map((row) => [row.request_id, row.household_id])),
      }
    })
}

/** So far back who came tells of who will come. */
const HISTORY_DAYS = 365
const DAY_MS = 86_400_000
/** More would tell no more. */
const MOST_HISTORY = 1_000

/** Requests that entered the matching of a territory in the last year, the newest first, whatever became of them. */
export async function loadHistory(
  db: HousingDb,
  territory: Territory,
  now: Date,
): Promise<Omit<LookAhead, 'days'>> {
  const rows = await db
    .selectFrom('request')
    .selectAll()
    .where('territory_id', '=', territory)
    .where('opened_at', '>', new Date(now.getTime() - HISTORY_DAYS * DAY_MS))
    .orderBy('opened_at', 'desc')
    .limit(MOST_HISTORY)
    .execute()
  const oldest = rows.length === MOST_HISTORY ? rows.at(-1)?.opened_at : undefined
  return {
    history: rows.map((row) => toMatchRequest(row as RequestLike, [], now)),
    historyDays: oldest ? Math.max(1, (now.getTime() - oldest.getTime()) / DAY_MS) : HISTORY_DAYS,
  }
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
