import { openDeadline } from '../deadlines/open-deadline.ts'
import { coordinatorOf } from '../directory/coordinator-of.ts'
import { provincialLevelOf } from '../directory/provincial-level.ts'
import { romeDay } from '../rome-time.ts'
import { agendaTableOf } from '../routing/choose-place.ts'
import { dueAfter } from '../routing/due.ts'
import { profileOf } from '../routing/profile-of.ts'
import type { EquipeTx } from '../schema.ts'
import { seatOnAgenda } from '../tables/seat-on-agenda.ts'
import { concernedBy } from './concerned-by.ts'
import { moveReferral } from './move-referral.ts'
import { type Referral, referralRefOf } from './referral.ts'
import { release } from './release.ts'
import { tellStanding } from './tell-standing.ts'

/**
 * Admitted, and waiting for a place: the coordinator holds it, the table looks at it at each meeting, the sender hears of
 * it every month and the provincial level after 60 days. No silent list.
 */
export async function toWaitingList(tx: EquipeTx, referral: Referral, by: string): Promise<Referral> {
  const { personId: coordinator } = await coordinatorOf(tx, referral.territory)
  const term = { urgency: referral.urgency, from: tx.now }
  const { dueAt } = dueAfter(profileOf(referral), { key: 'waitingListCheck', ...term })
  const tell = await concernedBy(tx, referral)
  await release(tx, referral, 'waiting-list')
  const moved = await moveReferral(tx, referral, {
    to: 'waiting-list',
    command: 'admit-waiting-list',
    reason: 'no-capacity',
    holder: { kind: 'person', id: coordinator },
    nextStep: 'start-presa-in-carico',
    nextStepOn: romeDay(dueAt),
    by,
    tell: [coordinator, ...tell],
    place: { kind: 'coordinator', rootId: coordinator, meetingId: null, noDate: false },
  })
  const escalateTo = await provincialLevelOf(tx, referral.territory)
  // The sixty days are the provincial level's: no grace comes on top.
  const held = { holderId: coordinator, escalateTo, escalateAt: dueAt }
  await openDeadline(tx, { ...referralRefOf(moved), kind: 'waiting-list-check', dueAt, ...held })
  await tellNextMonth(tx, moved)
  await checkAtEachMeeting(tx, moved)
  return moved
}

/** The sender is told again that the household waits, and hears of it next month. */
export async function tellStillWaiting(tx: EquipeTx, referral: Referral): Promise<void> {
  await tellNextMonth(tx, referral)
  await tellStanding(tx, referral, { cause: 'still-waiting', by: 'system', tell: [] })
}

async function tellNextMonth(tx: EquipeTx, referral: Referral): Promise<void> {
  const { urgency } = referral
  const { dueAt } = dueAfter(profileOf(referral), { key: 'waitingListSenderTold', urgency, from: tx.now })
  const nobody = { holderId: null, escalateTo: null }
  await openDeadline(tx, { ...referralRefOf(referral), kind: 'waiting-list-told', dueAt, ...nobody })
}

async function checkAtEachMeeting(tx: EquipeTx, referral: Referral): Promise<void> {
  const table = await tx.trx
    .selectFrom('coordination_table')
    .selectAll()
    .where('table_id', '=', referral.row.reading_table_id)
    .executeTakeFirstOrThrow()
  const { table_id: tableId } = await agendaTableOf(tx, referral.territory, { route: referral.row, table })
  const { referralId, householdId, territory, urgency } = referral
  const kind = 'waiting-list-check'
  await seatOnAgenda(tx, { tableId, referralId, householdId, territory, urgency, kind })
}
