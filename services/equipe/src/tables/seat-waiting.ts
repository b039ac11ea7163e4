import type { EquipeDeps } from '../deps.ts'
import { slideItem, takeNextPlace } from './slide-items.ts'

const BATCH = 50

/** Gives a date to what waits without one, as soon as a meeting has a place; urgent first, then who waits longest. */
export async function seatWaiting({
  db,
  unitOfWork,
}: Pick<EquipeDeps, 'db' | 'unitOfWork'>): Promise<number> {
  const waiting = await db
    .selectFrom('agenda_item')
    .select(['agenda_item_id', 'household_id'])
    .where('meeting_id', 'is', null)
    .where('state', 'in', ['planned', 'on-agenda'])
    .orderBy('urgency', (order) => order.asc().nullsLast())
    .orderBy('added_at')
    .limit(BATCH)
    .execute()
  let seated = 0
  for (const { agenda_item_id, household_id } of waiting) {
    const found = await unitOfWork(async (tx) => {
      if (household_id) await tx.lock('equipe.households', household_id)
      const item = await tx.trx
        .selectFrom('agenda_item')
        .selectAll()
        .where('agenda_item_id', '=', agenda_item_id)
        .where('meeting_id', 'is', null)
        .where('state', 'in', ['planned', 'on-agenda'])
        .forUpdate()
        .executeTakeFirst()
      if (!item || item.household_id !== household_id) return false
      const to = await takeNextPlace(tx, item)
      if (!to) return false
      await slideItem(tx, item, { cause: 'meeting-found', by: 'system', to })
      return true
    })
    if (found) seated += 1
  }
  return seated
}
