import { type DueTerm, dueAfter, type Profile, type Term } from '@intarsi/territories'
import type { EquipeTx } from '../schema.ts'

export { type DueTerm, dueAfter, END_OF_OFFICE_DAY, isUrgent, type Term } from '@intarsi/territories'

/** As `dueAfter`, on the working days of whoever has to act; nobody: the office's. */
export async function dueFor(
  tx: EquipeTx,
  profile: Profile,
  { personId, ...term }: Omit<Term, 'weekdays'> & { personId: string | null },
): Promise<DueTerm> {
  const weekdays = await weekdaysOf(tx, personId)
  return dueAfter(profile, { ...term, ...(weekdays ? { weekdays } : {}) })
}

/** ISO weekdays on which a person works; undefined when nobody, or somebody the directory does not know. */
export async function weekdaysOf(tx: EquipeTx, personId: string | null): Promise<number[] | undefined> {
  if (!personId) return undefined
  const row = await tx.trx
    .selectFrom('person')
    .select('working_days')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row?.working_days
}
