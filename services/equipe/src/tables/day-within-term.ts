import { territorySchema } from '@intarsi/contracts'
import { latestProfile, workingCalendar } from '@intarsi/territories'
import { addDays, romeDay, romeInstant } from '../rome-time.ts'
import type { EquipeTx } from '../schema.ts'
import { frozenUntil } from './agenda-freeze.ts'
import { listMeetingDays } from './extra-session.ts'
import { decidesAdmission } from './table-resource.ts'
import type { TableRow } from './tables.ts'

/**
 * When an extraordinary meeting of a table would still decide by an instant: the last day on which it can meet and does not
 * yet, and whose agenda is still open. Null: there is none, or the table has no cadence or decides nothing.
 */
export async function dayWithinTerm(tx: EquipeTx, table: TableRow, decideBy: Date): Promise<Date | null> {
  const territory = territorySchema.parse(table.territory_id)
  const profile = latestProfile(territory)
  const cadence = profile.tables[table.key]?.cadence
  const opens = romeDay(frozenUntil(territory, tx.now))
  if (!cadence || !decidesAdmission(table) || romeDay(decideBy) < opens) return null
  const { isMeetingDay } = workingCalendar(profile)
  const busy = new Set((await listMeetingDays(tx, table)).map(romeDay))
  for (let day = romeDay(decideBy); day >= opens; day = addDays(day, -1)) {
    const startsAt = romeInstant(day, cadence.startsAt)
    if (startsAt <= decideBy && isMeetingDay(day) && !busy.has(day)) return startsAt
  }
  return null
}
