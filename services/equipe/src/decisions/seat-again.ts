import type { QueuePlace, Referral } from '../referrals/referral.ts'
import { romeDay, romeInstant } from '../rome-time.ts'
import { agendaTableOf } from '../routing/choose-place.ts'
import type { EquipeTx } from '../schema.ts'
import { closeAgendaItem } from '../tables/remove-from-agenda.ts'
import { type Seated, seatOnAgenda } from '../tables/seat-on-agenda.ts'

/** A full day after, so that a table never puts something off to the very meeting it sits in. */
const AFTER_TODAY_MS = 24 * 3_600_000

export type SeatAgain = {
  by: string
  reason?: string
  /** Not before this day. */
  until?: string
}

/** Puts a referral off to the next meeting with a place. */
export async function seatAgain(
  tx: EquipeTx,
  referral: Referral,
  { by, reason, until }: SeatAgain,
): Promise<QueuePlace & Pick<Seated, 'meeting'> & { meetingOn: string | null }> {
  const table = await readingTable(tx, referral)
  const agendaTable = await agendaTableOf(tx, referral.territory, { route: referral.row, table })
  const { referralId, householdId, territory, urgency } = referral
  await closeAgendaItem(tx, { referralId, outcome: 'deferred', ...(reason ? { reason } : {}) })
  const { meeting } = await seatOnAgenda(tx, {
    tableId: agendaTable.table_id,
    referralId,
    householdId,
    territory,
    urgency,
    kind: 'new-referral',
    notBefore: until ? romeInstant(until, '00:00') : new Date(tx.now.getTime() + AFTER_TODAY_MS),
    addedBy: by,
  })
  return {
    kind: table.kind,
    rootId: table.table_id,
    meetingId: meeting?.id ?? null,
    noDate: meeting === null,
    meeting,
    meetingOn: meeting ? romeDay(meeting.startsAt) : null,
  }
}

async function readingTable(tx: EquipeTx, referral: Referral) {
  return await tx.trx
    .selectFrom('coordination_table')
    .selectAll()
    .where('table_id', '=', referral.row.reading_table_id)
    .executeTakeFirstOrThrow()
}
