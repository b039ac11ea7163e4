import type { EquipeTx } from '../schema.ts'
import type { Referral } from './referral.ts'

/** Who in the services has a referral in hand: preparer, who was asked first, chair of its queue, case managers. */
export async function concernedBy(tx: EquipeTx, referral: Referral): Promise<string[]> {
  const { row } = referral
  const chairs = await tx.trx
    .selectFrom('table_chair')
    .select('person_id')
    .where('table_id', '=', row.reading_table_id)
    .where('as', '=', 'chair')
    .where('until_at', 'is', null)
    .execute()
  const managers = await tx.trx
    .selectFrom('case_manager')
    .select('person_id')
    .where('household_id', '=', referral.householdId)
    .where('ended_at', 'is', null)
    .where('state', 'in', ['proposed', 'confirmed', 'interim', 'handing-over'])
    .execute()
  const persons = [
    row.preparer_id,
    row.asked_first_id,
    ...[...chairs, ...managers].map((one) => one.person_id),
  ]
  return [...new Set(persons.filter((person) => person !== null))]
}
