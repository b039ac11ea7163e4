import { TERRITORIES } from '@intarsi/contracts'
import type { EquipeDeps } from '../deps.ts'
import { ensureTables } from './ensure-tables.ts'
import { planMeetings } from './plan-meetings.ts'

/** Makes the tables of every territory and their meetings six months ahead. Answers how many rows are new. */
export async function prepareTables({ unitOfWork }: Pick<EquipeDeps, 'unitOfWork'>): Promise<number> {
  let made = 0
  for (const territory of TERRITORIES) {
    made += await unitOfWork(async (tx) => {
      const tables = await ensureTables(tx, territory)
      const rows = await tx.trx
        .selectFrom('coordination_table')
        .selectAll()
        .where('territory_id', '=', territory)
        .orderBy('table_id')
        .execute()
      let meetings = 0
      for (const table of rows) meetings += await planMeetings(tx, table)
      return tables + meetings
    })
  }
  return made
}
