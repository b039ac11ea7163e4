import type { QueuePlace, Referral } from '../referrals/referral.ts'
import { romeDay } from '../rome-time.ts'
import { agendaTableOf } from '../routing/choose-place.ts'
import type { EquipeTx } from '../schema.ts'
import { closeAgendaItem } from '../tables/remove-from-agenda.ts'
import { seatOnAgenda } from '../tables/seat-on-agenda.ts'

/** A full day after, so that a table never puts something off to the very meeting it sits in. */
const AFTER_TODAY_MS = 24 * 3_600_000

/** Puts a referral off to the next meeting with a place. */
export async function seatAgain(
  tx: EquipeTx,
  referral: Referral,
  by: string,
  reason?: string,
): Promise<QueuePlace & { meetingOn: string | null }> {
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
    notBefore: new Date(tx.now.getTime() + AFTER_TODAY_MS),
    addedBy: by,
  })
  return {
    kind: table.kind,
    rootId: table.table_id,
    meetingId: meeting?.id ?? null,
    noDate: meeting === null,
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
