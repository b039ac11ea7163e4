import type { EquipeTx } from '../schema.ts'
import { freeSlot, slotOf } from './slots.ts'
import type { AgendaItemRow } from './tables.ts'

/** Takes a referral off every agenda, frozen or not, and gives its places back. Answers the meeting it stood on. */
export async function removeFromAgenda(
  tx: EquipeTx,
  { referralId, reason }: { referralId: string; reason: string },
): Promise<{ meetingId: string | null }> {
  const items = await listOpenItems(tx, referralId)
  for (const item of items) {
    await closeItem(tx, item, { state: 'removed', defer_reason: reason })
    if (item.meeting_id) await freeSlot(tx, item.meeting_id, slotOf(item.kind, item.urgency))
  }
  const referral = items.find((item) => item.kind === 'new-referral') ?? items[0]
  return { meetingId: referral?.meeting_id ?? null }
}

/** Says how the table left a referral: spoken of, deferred (the caller seats it again), or taken off. */
export async function closeAgendaItem(
  tx: EquipeTx,
  {
    referralId,
    outcome,
    reason,
  }: { referralId: string; outcome: 'discussed' | 'deferred' | 'removed'; reason?: string },
): Promise<void> {
  if (outcome === 'removed') {
    await removeFromAgenda(tx, { referralId, reason: reason ?? 'decided' })
    return
  }
  for (const item of await listOpenItems(tx, referralId)) {
    await closeItem(tx, item, { state: outcome, defer_reason: reason ?? null })
  }
}

async function closeItem(
  tx: EquipeTx,
  item: AgendaItemRow,
  change: { state: 'discussed' | 'deferred' | 'removed'; defer_reason: string | null },
): Promise<void> {
  await tx.trx
    .updateTable('agenda_item')
    .set((e) => ({ ...change, version: e('version', '+', 1) }))
    .where('agenda_item_id', '=', item.agenda_item_id)
    .execute()
}

async function listOpenItems(tx: EquipeTx, referralId: string): Promise<AgendaItemRow[]> {
  return await tx.trx
    .selectFrom('agenda_item')
    .selectAll()
    .where('referral_id', '=', referralId)
    .where('state', 'in', ['planned', 'on-agenda'])
    .orderBy('agenda_item_id')
    .forUpdate()
    .execute()
}
