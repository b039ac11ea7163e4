import { territorySchema } from '@intarsi/contracts'
import { coordinatorOf } from '../directory/coordinator-of.ts'
import { addDays, romeDay, romeInstant } from '../rome-time.ts'
import type { EquipeTx } from '../schema.ts'

export type CurrentChair = {
  personId: string
  /** Standing deputies, and who was delegated for a meeting of that day. */
  deputyIds: string[]
  since: Date
  formerChairId?: string
}

/** Who may decide for a table at an instant. A table without a chair is chaired by the territory's coordinator. */
export async function currentChair(tx: EquipeTx, tableId: string, at: Date): Promise<CurrentChair> {
  const rows = await tx.trx
    .selectFrom('table_chair')
    .selectAll()
    .where('table_id', '=', tableId)
    .where('since', '<=', at)
    .orderBy('since', 'desc')
    .execute()
  const isNow = (row: { until_at: Date | null }) => row.until_at === null || row.until_at > at
  const chair = rows.find((row) => row.as === 'chair' && isNow(row))
  const former = rows.find((row) => row.as === 'chair' && !isNow(row))
  const deputies = rows.filter((row) => row.as === 'deputy' && isNow(row)).map((row) => row.person_id)
  const deputyIds = [...new Set([...deputies, ...(await delegatesOf(tx, tableId, at))])]
  const { personId, since } = chair
    ? { personId: chair.person_id, since: chair.since }
    : { personId: await standInChair(tx, tableId), since: former?.until_at ?? new Date(0) }
  return { personId, deputyIds, since, ...(former ? { formerChairId: former.person_id } : {}) }
}

async function standInChair(tx: EquipeTx, tableId: string): Promise<string> {
  const table = await tx.trx
    .selectFrom('coordination_table')
    .select('territory_id')
    .where('table_id', '=', tableId)
    .executeTakeFirstOrThrow()
  return (await coordinatorOf(tx, territorySchema.parse(table.territory_id))).personId
}

async function delegatesOf(tx: EquipeTx, tableId: string, at: Date): Promise<string[]> {
  const day = romeDay(at)
  const rows = await tx.trx
    .selectFrom('meeting_delegate')
    .innerJoin('meeting', 'meeting.meeting_id', 'meeting_delegate.meeting_id')
    .select('meeting_delegate.person_id')
    .where('table_id', '=', tableId)
    .where('starts_at', '>=', romeInstant(day, '00:00'))
    .where('starts_at', '<', romeInstant(addDays(day, 1), '00:00'))
    .execute()
  return rows.map((row) => row.person_id)
}
