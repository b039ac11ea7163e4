import type { AgendaItemKind, Urgency } from '@intarsi/contracts'
import type { EquipeTx } from '../schema.ts'
import { isWithoutNames } from './table-resource.ts'
import type { TableRow } from './tables.ts'

type ToldItem = { kind: AgendaItemKind; urgency: Urgency | null; referralNumber: string | null }

/**
 * What a meeting still has to speak of, urgent first, then by how long it waits, as it may be told outside the table:
 * no words of a topic, and for a table without names no number (CE-03).
 */
export async function listAgenda(tx: EquipeTx, meetingId: string, table: TableRow): Promise<ToldItem[]> {
  const rows = await tx.trx
    .selectFrom('agenda_item')
    .leftJoin('referral', 'referral.referral_id', 'agenda_item.referral_id')
    .select(['agenda_item.kind', 'agenda_item.urgency', 'referral.referral_number'])
    .where('meeting_id', '=', meetingId)
    .where('agenda_item.state', 'in', ['planned', 'on-agenda'])
    .orderBy('agenda_item.urgency', (order) => order.asc().nullsLast())
    .orderBy('added_at')
    .orderBy('agenda_item_id')
    .execute()
  const nameless = isWithoutNames(table)
  return rows.map(({ kind, urgency, referral_number }) => ({
    kind,
    urgency,
    referralNumber: nameless ? null : referral_number,
  }))
}
