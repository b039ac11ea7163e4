import { householdJoined } from '@intarsi/contracts'
import { on, type Subscription } from '@intarsi/messaging'
import type { EquipeSchema } from '../schema.ts'
import { currentHousehold } from './current-household.ts'
import { joinHousehold } from './join-household.ts'

/** Joining is intake's fact and always wins. From here on the old id leads to the surviving household. */
export const onHouseholdJoined: Subscription<EquipeSchema> = on<EquipeSchema, typeof householdJoined>(
  householdJoined,
  async (tx, { data }) => {
    const undone = await tx.trx
      .deleteFrom('early_split')
      .where('household_id', '=', data.householdId)
      .where('surviving_household_id', '=', data.survivingHouseholdId)
      .where('split_at', '>=', new Date(data.joinedAt))
      .returning('household_id')
      .executeTakeFirst()
    if (undone) return
    await tx.lock('equipe.households', data.survivingHouseholdId)
    const surviving = await currentHousehold(tx, data.survivingHouseholdId)
    if (surviving === data.householdId) return
    await joinHousehold(tx, { ...data, survivingHouseholdId: surviving })
  },
)
