import { problem } from '@intarsi/http'
import type { Kysely } from 'kysely'
import type { EquipeSchema, EquipeTx } from '../schema.ts'
import type { AgendaItemRow, MeetingRow } from './tables.ts'

export type LockedMeeting = { meeting: MeetingRow; items: AgendaItemRow[] }

/**
 * Locks a meeting with all its open items in the order household, person, table, meeting; of persons those whose right
 * to prepare for it changes with it. While this waits a referral may come
 * in: then a 409 asks to try again (a worker does so by itself). A 404 for a meeting that does not exist.
 */
export async function lockMeeting(
  tx: EquipeTx,
  meetingId: string,
  { delegateIds = [] }: { delegateIds?: readonly string[] } = {},
): Promise<LockedMeeting> {
  const seen = await listOpenItems(tx, meetingId)
  const households = householdsOf(seen)
  for (const householdId of households) await tx.lock('equipe.households', householdId)
  for (const personId of [...delegateIds].sort()) await tx.lock('equipe.people', personId)
  const found = await findMeeting(tx, meetingId)
  if (!found) throw problem(404, 'meeting-not-found', 'There is no such meeting.')
  await tx.lock('equipe.tables', found.table_id)
  const meeting = await tx.trx
    .selectFrom('meeting')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const items = await listOpenItems(tx, meetingId)
  if (householdsOf(items).every((id) => households.includes(id))) return { meeting, items }
  throw problem(409, 'agenda-changed-meanwhile', 'A referral came onto the agenda just now; try again.')
}

/** Reads a meeting without a lock, in a transaction or not. */
export async function findMeeting(
  { trx }: { trx: Kysely<EquipeSchema> },
  meetingId: string,
): Promise<MeetingRow | undefined> {
  return await trx.selectFrom('meeting').selectAll().where('meeting_id', '=', meetingId).executeTakeFirst()
}

async function listOpenItems(tx: EquipeTx, meetingId: string): Promise<AgendaItemRow[]> {
  return await tx.trx
    .selectFrom('agenda_item')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .where('state', 'in', ['planned', 'on-agenda'])
    .orderBy('added_at')
    .orderBy('agenda_item_id')
    .execute()
}

function householdsOf(items: AgendaItemRow[]): string[] {
  return [...new Set(items.map((item) => item.household_id))].filter((id) => id !== null).sort()
}
