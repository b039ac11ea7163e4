import { romeDay } from '../rome-time.ts'
import type { EquipeTx } from '../schema.ts'

/** Default (ours): for a shorter leave somebody stands in; for a longer one somebody else takes over. */
export const SHORT_LEAVE_DAYS = 15

export type Unavailable = 'account-disabled' | 'away'

/** Who of these persons cannot act today, and why. */
export async function listUnavailable(tx: EquipeTx, personIds: string[]): Promise<Map<string, Unavailable>> {
  if (personIds.length === 0) return new Map()
  const day = romeDay(tx.now)
  const rows = await tx.trx
    .selectFrom('person')
    .leftJoin('absence', (join) =>
      join
        .onRef('absence.person_id', '=', 'person.person_id')
        .on('cancelled_at', 'is', null)
        .on('from_on', '<=', day)
        .on((e) => e.or([e('to_on', 'is', null), e('to_on', '>=', day)])),
    )
    .select(['person.person_id', 'person.active', 'absence.absence_id'])
    .where('person.person_id', 'in', personIds)
    .execute()
  const gone = rows.filter((row) => !row.active || row.absence_id !== null)
  return new Map(gone.map((row) => [row.person_id, row.active ? 'away' : 'account-disabled']))
}
