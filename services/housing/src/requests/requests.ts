import { problem } from '@intarsi/http'
import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { HousingTx } from '../schema.ts'
import type { Heard } from './heard.ts'
import type { RequestFacts } from './request-facts.ts'
import type { RequestTable } from './tables.ts'

export type RequestRow = Selectable<RequestTable>

/** A request that still looks for a home, or waits for an answer. */
export const LIVE = ['open', 'proposed', 'offered', 'no-place'] as const

/** Of those: matched in every run, until a person makes an offer. */
export const WAITING = ['open', 'proposed', 'no-place'] as const

export function isWaiting({ state }: Pick<RequestRow, 'state'>): boolean {
  return WAITING.some((waiting) => waiting === state)
}

export function isLive({ state }: Pick<RequestRow, 'state'>): boolean {
  return LIVE.some((live) => live === state)
}

/** Where a household's facts lead today: its own id, or the one it was joined into. */
export async function survivorOf({ trx }: HousingTx, householdId: string): Promise<string> {
  const { rows } = await sql<{ household_id: string }>`
    with recursive chain (household_id, depth) as (
      select ${householdId}::uuid, 0
      union all
      select household.joined_into, depth + 1 from household join chain using (household_id)
      where household.joined_into is not null and depth < 20
    )
    select household_id from chain order by depth desc limit 1`.execute(trx)
  return rows[0]?.household_id ?? householdId
}

/** Every referral of the household and of those joined into it. */
export async function heardOf({ trx }: HousingTx, householdId: string): Promise<Heard[]> {
  const rows = await trx
    .withRecursive('family', (db) =>
      db
        .selectNoFrom(sql<string>`${householdId}::uuid`.as('household_id'))
        .union(
          db
            .selectFrom('household')
            .innerJoin('family', 'family.household_id', 'household.joined_into')
            .select('household.household_id'),
        ),
    )
    .selectFrom('referral')
    .selectAll('referral')
    .where('household_id', 'in', (db) => db.selectFrom('family').select('family.household_id'))
    .execute()
  return rows as Heard[]
}

export async function requestsOf({ trx }: HousingTx, householdId: string): Promise<RequestRow[]> {
  return trx
    .selectFrom('request')
    .selectAll()
    .where('household_id', '=', householdId)
    .orderBy('opened_at')
    .execute()
}

/** Locks the request's household and reads the request as it is then. Throws a 404 problem when there is none. */
export async function lockRequest(tx: HousingTx, requestId: string): Promise<RequestRow> {
  const found = await tx.trx
    .selectFrom('request')
    .select('household_id')
    .where('request_id', '=', requestId)
    .executeTakeFirst()
  if (!found) throw problem(404, 'request-not-found', 'There is no such housing request.')
  await tx.lock('housing.households', found.household_id)
  return tx.trx
    .selectFrom('request')
    .selectAll()
    .where('request_id', '=', requestId)
    .executeTakeFirstOrThrow()
}

export async function changeRequest(
  { trx, now }: HousingTx,
  requestId: string,
  change: Partial<Omit<RequestRow, 'facts' | 'no_place_reasons'>> & { facts?: RequestFacts },
): Promise<void> {
  const { facts, ...rest } = change
  await trx
    .updateTable('request')
    .set((eb) => ({
      ...rest,
      ...(facts ? { facts: JSON.stringify(facts) } : {}),
      version: eb('version', '+', 1),
      changed_at: now,
    }))
    .where('request_id', '=', requestId)
    .execute()
}

/** What events about a request say of its referral. */
export function refOf(row: RequestRow) {
  return {
    referralId: row.referral_id,
    referralNumber: row.referral_number,
    householdId: row.household_id,
    territory: row.territory_id,
    urgency: row.urgency,
  }
}
