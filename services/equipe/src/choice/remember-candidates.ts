import type { EquipeTx } from '../schema.ts'
import { type CandidateRow, type ListCandidates, readCandidates, withCap } from './list-candidates.ts'

export type Remembered = {
  territory: string
  /** The seats that are to be filled. */
  roles: readonly string[]
  householdIds: readonly string[]
  today: string
}

/**
 * `listCandidates` for seats of many households of a territory: who could sit in them is read once, and what ties
 * somebody to one of the households once for all of them.
 */
export async function rememberCandidates(tx: EquipeTx, asked: Remembered): Promise<ListCandidates> {
  const { territory, roles, householdIds, today } = asked
  const everybody = await readCandidates(tx, { territory, roles, today, purpose: 'seat', householdId: null })
  const byRole = Map.groupBy(everybody, ({ role }) => role)
  const conflicts = await tiesOf(tx, 'conflict_of_interest', householdIds)
  const holds = await tiesOf(tx, 'load_hold', householdIds)
  return async (_, { role, cap, householdId }) => {
    const tied = (one: CandidateRow) => ({
      ...withCap(one, cap),
      conflict: conflicts.has(tie(one.personId, householdId)),
      knowsHousehold: holds.has(tie(one.personId, householdId)),
    })
    return (byRole.get(role) ?? []).map(tied)
  }
}

async function tiesOf(
  tx: EquipeTx,
  table: 'conflict_of_interest' | 'load_hold',
  householdIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.trx
    .selectFrom(table)
    .select(['person_id', 'household_id'])
    .where('household_id', 'in', householdIds)
    .execute()
  return new Set(rows.map((row) => tie(row.person_id, row.household_id)))
}

const tie = (personId: string, householdId: string) => `${personId} ${householdId}`
