import { moveDeadlinesWithMeeting } from '../deadlines/move-with-meeting.ts'
import type { QueuePlace, Referral } from '../referrals/referral.ts'
import { romeInstant } from '../rome-time.ts'
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

/** Puts a referral off to the next meeting with a place; the dates counted from the old one move along. */
export async function seatAgain(
  tx: EquipeTx,
  referral: Referral,
  { by, reason, until }: SeatAgain,
): Promise<QueuePlace & Pick<Seated, 'meeting'>> {
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
  await moveDeadlinesWithMeeting(tx, {
    referralId,
    from: await standsAt(tx, referralId),
    to: meeting && { meeting_id: meeting.id, starts_at: meeting.startsAt },
  })
  return {
    kind: table.kind,
    rootId: table.table_id,
    meetingId: meeting?.id ?? null,
    noDate: meeting === null,
    meeting,
  }
}

async function standsAt(tx: EquipeTx, referralId: string): Promise<string | null> {
  const queue = await tx.trx
    .selectFrom('queue')
    .select('meeting_id')
    .where('referral_id', '=', referralId)
    .executeTakeFirst()
  return queue?.meeting_id ?? null
}

async function readingTable(tx: EquipeTx, referral: Referral) {
  return await tx.trx
    .selectFrom('coordination_table')
    .selectAll()
    .where('table_id', '=', referral.row.reading_table_id)
    .executeTakeFirstOrThrow()
}
