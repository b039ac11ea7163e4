import { territorySchema } from '@intarsi/contracts'
import { latestProfile, meetingsOf } from '@intarsi/territories'
import { addDays, romeDay, romeInstant } from '../rome-time.ts'
import type { EquipeTx } from '../schema.ts'
import type { TableRow } from './tables.ts'

/** Meetings are rows this many days ahead. */
export const PLANNED_DAYS = 183

/**
 * Makes the rows of a table's meetings from its cadence, six months ahead. A row exists once for each instant of the
 * cadence, also when it was moved or cancelled since. Nobody is told: a planned meeting concerns people when it has items.
 */
export async function planMeetings(tx: EquipeTx, table: TableRow): Promise<number> {
  const profile = latestProfile(territorySchema.parse(table.territory_id))
  const { cadence, capacity } = profile.tables[table.key] ?? { cadence: null }
  if (!cadence) return 0
  const until = romeInstant(addDays(romeDay(tx.now), PLANNED_DAYS), '23:59')
  const rows = meetingsOf(profile, table.key, tx.now, until).map((startsAt) => ({
    table_id: table.table_id,
    territory_id: table.territory_id,
    starts_at: startsAt,
    minutes_long: cadence.minutes,
    state: 'planned' as const,
    extraordinary: false,
    cadence_at: startsAt,
    capacity_new: capacity.newReferrals,
    capacity_updates: capacity.updates,
  }))
  if (rows.length === 0) return 0
  const made = await tx.trx
    .insertInto('meeting')
    .values(rows)
    .onConflict((c) => c.columns(['table_id', 'cadence_at']).doNothing())
    .returning('meeting_id')
    .execute()
  return made.length
}
