import type { Territory } from '@intarsi/contracts'
import type { HousingTx } from '../schema.ts'

/** Something changed that may give or take a home: the territory is matched again. */
export async function matchAgain({ trx, now }: HousingTx, territory: Territory): Promise<void> {
  await trx
    .insertInto('matching_due')
    .values({ territory_id: territory, due_since: now })
    .onConflict((conflict) => conflict.column('territory_id').doUpdateSet({ due_since: now }))
    .execute()
}
