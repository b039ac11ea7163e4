import type { Territory } from '@intarsi/contracts'
import { sql } from 'kysely'
import { WAITING } from '../requests/requests.ts'
import { romeDay, romeInstant } from '../rome-time.ts'
import type { HousingTx } from '../schema.ts'

/** Something changed that may give or take a home: the territory is matched again. */
export async function matchAgain({ trx, now }: HousingTx, territory: Territory): Promise<void> {
  await trx
    .insertInto('matching_due')
    .values({ territory_id: territory, due_since: now })
    .onConflict((conflict) => conflict.column('territory_id').doUpdateSet({ due_since: now }))
    .execute()
}

/** A new day opens entry windows and makes waits longer: whoever waits is matched once on each. Answers how many territories. */
export async function matchNewDay({ trx, now }: HousingTx): Promise<number> {
  const midnight = romeInstant(romeDay(now), 0)
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('matching_due')
    .columns(['territory_id', 'due_since'])
    .expression((eb) =>
      eb
        .selectFrom('request')
        .select(['territory_id', sql<Date>`${now}::timestamptz`.as('due_since')])
        .distinct()
        .where('state', 'in', WAITING)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('matching_run')
                .select('run_id')
                .whereRef('matching_run.territory_id', '=', 'request.territory_id')
                .where('ran_at', '>=', midnight),
            ),
          ),
        ),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return Number(numInsertedOrUpdatedRows ?? 0)
}
