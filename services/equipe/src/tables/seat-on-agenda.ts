import type { AgendaItemKind, Territory, Urgency } from '@intarsi/contracts'
import { sql } from 'kysely'
import type { EquipeTx } from '../schema.ts'
import { frozenUntil } from './agenda-freeze.ts'
import { slotOf, takeSlot } from './slots.ts'
import type { AgendaItemRow } from './tables.ts'

export type AgendaSeat = {
  tableId: string
  referralId: string
  householdId: string
  territory: Territory
  kind: AgendaItemKind
  urgency: Urgency
  notBefore?: Date
  addedBy?: string
}

export type Seated = { agendaItemId: string; meeting: { id: string; startsAt: Date } | null }

/**
 * Puts a referral on the agenda of the table's next meeting with a place; agendas freeze some working days before, but
 * U0 and U1 enter until the session and take no place. Without a meeting it stands on the list without a date (null).
 * An item of this kind that is open already stays where it is.
 */
export async function seatOnAgenda(tx: EquipeTx, seat: AgendaSeat): Promise<Seated> {
  const open = await findOpenItem(tx, seat)
  return open ? await asSeated(tx, open) : await seatAnew(tx, seat)
}

/** As `seatOnAgenda` for a referral that has no open item of this kind. */
export async function seatAnew(tx: EquipeTx, seat: AgendaSeat): Promise<Seated> {
  const slot = slotOf(seat.kind, seat.urgency)
  const frozen = slot === 'free' ? tx.now : frozenUntil(seat.territory, tx.now)
  const from = seat.notBefore && seat.notBefore > frozen ? seat.notBefore : frozen
  const meeting = await takeSlot(tx, { tableId: seat.tableId, slot, from, convenedToo: slot === 'free' })
  const item = await tx.trx
    .insertInto('agenda_item')
    .values({
      territory_id: seat.territory,
      household_id: seat.householdId,
      referral_id: seat.referralId,
      table_id: seat.tableId,
      meeting_id: meeting?.meeting_id ?? null,
      kind: seat.kind,
      urgency: seat.urgency,
      state: meeting?.state === 'convened' ? 'on-agenda' : 'planned',
      counted: slot !== 'free',
      deferrals: deferralsOf(seat),
      not_before: seat.notBefore ?? null,
      added_at: tx.now,
      added_by: seat.addedBy ?? 'system',
    })
    .returning('agenda_item_id')
    .executeTakeFirstOrThrow()
  return {
    agendaItemId: item.agenda_item_id,
    meeting: meeting && { id: meeting.meeting_id, startsAt: meeting.starts_at },
  }
}

function deferralsOf({ referralId, kind }: AgendaSeat) {
  return sql<number>`(select count(*) from agenda_item
    where referral_id = ${referralId} and kind = ${kind} and state = 'deferred')`
}

/** How often the table has put this off: the third time needs a reason. */
export async function countDeferrals(
  tx: EquipeTx,
  referralId: string,
  kind: AgendaItemKind = 'new-referral',
): Promise<number> {
  const { count } = await tx.trx
    .selectFrom('agenda_item')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('referral_id', '=', referralId)
    .where('kind', '=', kind)
    .where('state', '=', 'deferred')
    .executeTakeFirstOrThrow()
  return Number(count)
}

async function findOpenItem(tx: EquipeTx, seat: AgendaSeat): Promise<AgendaItemRow | undefined> {
  return await tx.trx
    .selectFrom('agenda_item')
    .selectAll()
    .where('referral_id', '=', seat.referralId)
    .where('kind', '=', seat.kind)
    .where('state', 'in', ['planned', 'on-agenda'])
    .executeTakeFirst()
}

async function asSeated(tx: EquipeTx, item: AgendaItemRow): Promise<Seated> {
  if (!item.meeting_id) return { agendaItemId: item.agenda_item_id, meeting: null }
  const meeting = await tx.trx
    .selectFrom('meeting')
    .select(['meeting_id as id', 'starts_at as startsAt'])
    .where('meeting_id', '=', item.meeting_id)
    .executeTakeFirstOrThrow()
  return { agendaItemId: item.agenda_item_id, meeting }
}
