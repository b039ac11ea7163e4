import type { AgendaItemKind, Urgency } from '@intarsi/contracts'
import { sql } from 'kysely'
import type { EquipeTx } from '../schema.ts'
import type { MeetingRow } from './tables.ts'

export type Slot = 'new' | 'update' | 'free'

/** Which of a meeting's places an item takes: U0, U1 and topics take none. */
export function slotOf(kind: AgendaItemKind, urgency: Urgency | null): Slot {
  if (kind === 'topic' || urgency === 'U0' || urgency === 'U1') return 'free'
  return kind === 'new-referral' || kind === 'pre-referral' ? 'new' : 'update'
}

type Search = { tableId: string; slot: Slot; from: Date; convenedToo: boolean; notAt?: string }

/**
 * Takes a place at the first meeting that has one, without waiting for anybody: the update itself checks the capacity,
 * and who loses the race looks at the next meeting. Null: no planned meeting has a place.
 */
export async function takeSlot(tx: EquipeTx, search: Search): Promise<MeetingRow | null> {
  for (;;) {
    const candidate = await firstFree(tx, search)
    if (!candidate) return null
    const taken = await takeSlotAt(tx, candidate, search)
    if (taken) return taken
  }
}

async function firstFree(tx: EquipeTx, search: Search): Promise<string | null> {
  const { tableId, slot, from, convenedToo, notAt } = search
  const meeting = await tx.trx
    .selectFrom('meeting')
    .select('meeting_id')
    .where('table_id', '=', tableId)
    .where('starts_at', '>', from)
    .where('state', 'in', convenedToo ? ['planned', 'convened'] : ['planned'])
    .where(hasPlace(slot))
    .$if(notAt !== undefined, (query) => query.where('meeting_id', '!=', notAt ?? ''))
    .orderBy('starts_at')
    .limit(1)
    .executeTakeFirst()
  return meeting?.meeting_id ?? null
}

/** Takes a place at one meeting; null when it is full or past the state that takes items. */
export async function takeSlotAt(
  tx: EquipeTx,
  meetingId: string,
  { slot, convenedToo }: Pick<Search, 'slot' | 'convenedToo'>,
): Promise<MeetingRow | null> {
  const taken = await tx.trx
    .updateTable('meeting')
    .set((e) => ({
      new_taken: e('new_taken', '+', slot === 'new' ? 1 : 0),
      updates_taken: e('updates_taken', '+', slot === 'update' ? 1 : 0),
    }))
    .where('meeting_id', '=', meetingId)
    .where('state', 'in', convenedToo ? ['planned', 'convened'] : ['planned'])
    .where(hasPlace(slot))
    .returningAll()
    .executeTakeFirst()
  return taken ?? null
}

function hasPlace(slot: Slot) {
  if (slot === 'new') return sql<boolean>`new_taken < capacity_new`
  if (slot === 'update') return sql<boolean>`updates_taken < capacity_updates`
  return sql<boolean>`true`
}

/** Gives an item's place back. */
export async function freeSlot(tx: EquipeTx, meetingId: string, slot: Slot): Promise<void> {
  if (slot === 'free') return
  const column = slot === 'new' ? 'new_taken' : 'updates_taken'
  await tx.trx
    .updateTable('meeting')
    .set((e) => ({ [column]: e(column, '-', 1) }))
    .where('meeting_id', '=', meetingId)
    .execute()
}
