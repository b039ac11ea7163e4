import { caseManagerConfirmed } from '@intarsi/contracts'
import { problem } from '@intarsi/http'
import { latestProfile } from '@intarsi/territories'
import { releaseLoad } from '../choice/release-load.ts'
import { closeDeadlines } from '../deadlines/close-deadlines.ts'
import type { ReferralRef } from '../referral-ref.ts'
import type { EquipeTx } from '../schema.ts'
import { seatCaseManager } from '../teams/seat-case-manager.ts'
import { columnsOf, listActive, refOfRow, saveCaseManager } from './case-manager-rows.ts'
import { giveSeat } from './give-seat.ts'
import { PROPOSAL_DEADLINE } from './interim.ts'
import { ANSWER_DEADLINE, askForAnswer } from './propose-case-manager.ts'
import type { CaseManagerRow, ConfirmMode } from './tables.ts'

export type Confirmation = {
  referral: ReferralRef
  picId: string
  /** The person the table wants instead of the proposed one. */
  personId?: string
  /** Why, when that person is over the cap: held for 30 days. */
  overrideReason?: string
  /** A person's id, or `system`. */
  by: string
  mode: ConfirmMode
}

/**
 * Confirms the household's case manager by a decision, on every seat. With `by-person` the proposed person is asked and
 * confirms within the term; nobody proposed: the coordinator stays interim. Answers the row of the first seat: a household
 * is never without a named person.
 */
export async function confirmCaseManager(
  tx: EquipeTx,
  confirmation: Confirmation,
): Promise<{ caseManagerId: string; personId: string }> {
  const { referral, picId, personId } = confirmation
  if (personId) await giveSeat(tx, { ...confirmation, personId, seat: 'case-manager' })
  const rows = await listActive(tx, referral.householdId)
  if (rows.length === 0) throw problem(409, 'no-case-manager', 'Nobody is proposed for this household yet.')
  for (const row of rows) {
    if (row.state === 'proposed')
      await settle(tx, await underReferral(tx, row, { rows, referral }), confirmation)
    else if (row.pic_id === null) await saveCaseManager(tx, row, { pic_id: picId })
  }
  return mainOf(await listActive(tx, referral.householdId))
}

/** Who was proposed for an earlier referral of the household follows the one that is admitted. */
async function underReferral(
  tx: EquipeTx,
  row: CaseManagerRow,
  { rows, referral }: { rows: readonly CaseManagerRow[]; referral: ReferralRef },
): Promise<CaseManagerRow> {
  const taken = rows.some((other) => other.referral_id === referral.referralId && other.seat === row.seat)
  if (taken) return row
  const kinds = [ANSWER_DEADLINE, PROPOSAL_DEADLINE]
  await closeDeadlines(tx, { referralId: row.referral_id, kinds })
  return await saveCaseManager(tx, row, columnsOf(referral, row))
}

async function settle(tx: EquipeTx, row: CaseManagerRow, confirmation: Confirmation): Promise<void> {
  const { referral, picId, mode, by } = confirmation
  if (mode !== 'by-person' || confirmation.personId) {
    await confirmRow(tx, row, { picId, by, mode })
    return
  }
  await saveCaseManager(tx, row, { pic_id: picId })
  await askForAnswer(tx, { referral, profile: latestProfile(referral.territory) }, row.person_id)
}

/** Confirms one proposed row: whoever stood in for the seat or had it before ends, and the household's person is told. */
export async function confirmRow(
  tx: EquipeTx,
  row: CaseManagerRow,
  { picId, by, mode }: Pick<Confirmation, 'picId' | 'by' | 'mode'>,
): Promise<CaseManagerRow> {
  await endOthers(tx, row)
  const confirmed = await saveCaseManager(tx, row, {
    state: 'confirmed',
    pic_id: picId,
    mode,
    confirmed_at: tx.now,
    confirmed_by: by,
  })
  await closeDeadlines(tx, { referralId: row.referral_id, kinds: [ANSWER_DEADLINE, PROPOSAL_DEADLINE] })
  await announceConfirmed(tx, confirmed)
  if (row.seat === 'case-manager')
    await seatCaseManager(tx, { householdId: row.household_id, personId: row.person_id })
  return confirmed
}

/** Tells who follows the household, from a row that is confirmed. */
export async function announceConfirmed(tx: EquipeTx, row: CaseManagerRow): Promise<void> {
  const { pic_id: picId, confirmed_at: confirmedAt, confirmed_by: confirmedBy } = row
  if (!picId || !confirmedAt || !confirmedBy)
    throw new Error(`Case manager ${row.case_manager_id} is not confirmed`)
  await tx.announce(caseManagerConfirmed, row.household_id, {
    ...refOfRow(row),
    picId,
    personId: row.person_id,
    seat: row.seat,
    confirmedAt: confirmedAt.toISOString(),
    confirmedBy,
    mode: row.mode,
  })
}

async function endOthers(tx: EquipeTx, row: CaseManagerRow): Promise<void> {
  for (const other of await listActive(tx, row.household_id)) {
    if (other.seat !== row.seat || other.case_manager_id === row.case_manager_id) continue
    await saveCaseManager(tx, other, {
      state: 'ended',
      ended_at: tx.now,
      reason: other.reason ?? 'succeeded',
    })
    if (other.state === 'interim' || other.person_id === row.person_id) continue
    const { household_id: householdId, person_id: personId } = other
    await releaseLoad(tx, { householdId, personId, purpose: 'case-manager' })
  }
}

// A case manager before a liaison, a confirmed one before a proposed one, anybody before an interim.
const ORDER = ['confirmed', 'handing-over', 'proposed', 'interim']

function mainOf(rows: CaseManagerRow[]): { caseManagerId: string; personId: string } {
  const [main] = rows
    .filter((row) => row.seat === 'case-manager')
    .sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state))
  if (!main) throw new Error('A household with case managers has none on the first seat')
  return { caseManagerId: main.case_manager_id, personId: main.person_id }
}
