import { territorySchema } from '@intarsi/contracts'
import type { EquipeDeps } from '../deps.ts'
import { frozenUntil } from './agenda-freeze.ts'
import { slideItem, takeNextPlace } from './slide-items.ts'
import { type Slot, slotOf } from './slots.ts'
import type { AgendaItemRow } from './tables.ts'

// Items that get a date in one go; the next go takes those that follow.
const BATCH = 50

type SeatDeps = Pick<EquipeDeps, 'db' | 'unitOfWork' | 'clock'>
type Waiting = Pick<
  AgendaItemRow,
  'agenda_item_id' | 'household_id' | 'table_id' | 'territory_id' | 'kind' | 'urgency' | 'not_before'
>

/**
 * Gives a date to what waits without one, as soon as a meeting has a place; urgent first, then who waits longest. What
 * no meeting has a place for holds back nobody else: not another table, nor what needs another kind of place.
 */
export async function seatWaiting(deps: SeatDeps): Promise<number> {
  const waiting = await waitingItems(deps)
  if (waiting.length === 0) return 0
  const rooms = await lastPlaces(deps, [...new Set(waiting.map((item) => item.table_id))])
  const hasRoom = ({ table_id, kind, urgency, not_before }: Waiting) => {
    const last = rooms.get(`${table_id} ${slotOf(kind, urgency)}`)
    return last !== undefined && (not_before === null || not_before < last)
  }
  let seated = 0
  for (const item of waiting.filter(hasRoom).slice(0, BATCH)) if (await seat(deps, item)) seated += 1
  return seated
}

async function waitingItems({ db }: SeatDeps): Promise<Waiting[]> {
  return await db
    .selectFrom('agenda_item')
    .select(['agenda_item_id', 'household_id', 'table_id', 'territory_id', 'kind', 'urgency', 'not_before'])
    .where('meeting_id', 'is', null)
    .where('state', 'in', ['planned', 'on-agenda'])
    .orderBy('urgency', (order) => order.asc().nullsLast())
    .orderBy('added_at')
    .execute()
}

/** Start of the last meeting of a table with a place of a kind, by `tableId slot`. */
async function lastPlaces({ db, clock }: SeatDeps, tableIds: string[]): Promise<Map<string, Date>> {
  const meetings = await db
    .selectFrom('meeting')
    .selectAll()
    .where('table_id', 'in', tableIds)
    .where('starts_at', '>', clock.now())
    .where('state', 'in', ['planned', 'convened'])
    .orderBy('starts_at')
    .execute()
  const last = new Map<string, Date>()
  for (const meeting of meetings) {
    const frozen = frozenUntil(territorySchema.parse(meeting.territory_id), clock.now())
    const open = meeting.state === 'planned' && meeting.starts_at > frozen
    const places: Record<Slot, boolean> = {
      free: true,
      new: open && meeting.new_taken < meeting.capacity_new,
      update: open && meeting.updates_taken < meeting.capacity_updates,
    }
    for (const [slot, has] of Object.entries(places)) {
      if (has) last.set(`${meeting.table_id} ${slot}`, meeting.starts_at)
    }
  }
  return last
}

async function seat({ unitOfWork }: SeatDeps, { agenda_item_id, household_id }: Waiting): Promise<boolean> {
  return await unitOfWork(async (tx) => {
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
}
