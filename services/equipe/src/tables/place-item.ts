import type { AgendaItemKind, Urgency } from '@intarsi/contracts'
import { problem } from '@intarsi/http'
import type { EquipeTx } from '../schema.ts'
import { slotOf, takeSlot, takeSlotAt } from './slots.ts'
import type { MeetingRow, TableRow } from './tables.ts'

type Placing = {
  agendaItemId: string
  meetingId: string | null
  kind: AgendaItemKind
  urgency: Urgency | null
  table: TableRow
}

/** Puts a new item on the meeting asked for, or on the next one; null: no meeting has a place. */
export async function placeItem(tx: EquipeTx, placing: Placing): Promise<string | null> {
  const { agendaItemId, meetingId, kind, urgency, table } = placing
  const slot = slotOf(kind, urgency)
  const meeting = meetingId
    ? await placeAt(tx, meetingId, placing)
    : await takeSlot(tx, { tableId: table.table_id, slot, from: tx.now, convenedToo: slot === 'free' })
  if (!meeting) return null
  await tx.trx
    .updateTable('agenda_item')
    .set({
      meeting_id: meeting.meeting_id,
      state: meeting.state === 'planned' ? 'planned' : 'on-agenda',
      counted: slot !== 'free',
    })
    .where('agenda_item_id', '=', agendaItemId)
    .execute()
  return meeting.meeting_id
}

async function placeAt(
  tx: EquipeTx,
  meetingId: string,
  { kind, urgency, table }: Placing,
): Promise<MeetingRow> {
  const slot = slotOf(kind, urgency)
  const meeting = await takeSlotAt(tx, meetingId, { slot, convenedToo: slot === 'free' })
  if (meeting?.table_id === table.table_id) return meeting
  throw problem(409, 'meeting-takes-no-item', 'This meeting of the table takes no further item of this kind.')
}
