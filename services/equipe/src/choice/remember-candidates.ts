import type { EquipeTx } from '../schema.ts'
import { type ListCandidates, listCandidates } from './list-candidates.ts'
import type { Candidate } from './rank.ts'

/**
 * `listCandidates` for many seats of these households: who could sit in a seat is read once for each kind of seat, and
 * what ties somebody to one of the households once for all of them.
 */
export async function rememberCandidates(
  tx: EquipeTx,
  householdIds: readonly string[],
): Promise<ListCandidates> {
  const conflicts = await tiesOf(tx, 'conflict_of_interest', householdIds)
  const holds = await tiesOf(tx, 'load_hold', householdIds)
  const remembered = new Map<string, Promise<Candidate[]>>()
  return async (_, { territory, role, purpose, today, cap, preferredRole, householdId }) => {
    const kind = { territory, role, purpose, today, cap, ...(preferredRole ? { preferredRole } : {}) }
    const key = JSON.stringify(kind)
    const everybody = remembered.get(key) ?? listCandidates(tx, { ...kind, householdId })
    remembered.set(key, everybody)
    return (await everybody).map((one) => ({
      ...one,
      conflict: conflicts.has(tie(one.personId, householdId)),
      knowsHousehold: holds.has(tie(one.personId, householdId)),
    }))
  }
}

async function tiesOf(
  tx: EquipeTx,
  table: 'conflict_of_interest' | 'load_hold',
  householdIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (householdIds.length === 0) return new Set()
  const rows = await tx.trx
    .selectFrom(table)
    .select(['person_id', 'household_id'])
    .where('household_id', 'in', householdIds)
    .execute()
  return new Set(rows.map((row) => tie(row.person_id, row.household_id)))
}

const tie = (personId: string, householdId: string) => `${personId} ${householdId}`
