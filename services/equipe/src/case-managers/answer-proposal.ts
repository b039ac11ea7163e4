import { type Rejected, reject } from '@intarsi/kernel'
import { caseManagerSeats, profileVersion } from '@intarsi/territories'
import { releaseLoad } from '../choice/release-load.ts'
import { closeDeadlines } from '../deadlines/close-deadlines.ts'
import { loadReferral } from '../referrals/referral.ts'
import type { EquipeTx } from '../schema.ts'
import { listActive, refOfRow, saveCaseManager } from './case-manager-rows.ts'
import { weighedOf } from './case-weight.ts'
import { confirmRow } from './confirm-case-manager.ts'
import { awaitProposal, type InterimReason, PROPOSAL_DEADLINE, standIn } from './interim.ts'
import { proposeForSeat } from './propose-case-manager.ts'
import type { CaseManagerRow } from './tables.ts'

/** The proposed person says yes. It confirms where that person's word is enough, once the household is admitted. */
export async function acceptProposal(
  tx: EquipeTx,
  row: CaseManagerRow,
  by: string,
): Promise<{ ok: true; row: CaseManagerRow } | Rejected> {
  if (row.state !== 'proposed') return notProposed(row)
  if (row.mode !== 'by-person' || row.pic_id === null) {
    return reject('waits-for-decision', 'Nothing to do yet: the decision of the table confirms.', {
      mode: row.mode,
      nothingToDoBefore: row.nothing_to_do_before,
    })
  }
  return { ok: true, row: await confirmRow(tx, row, { picId: row.pic_id, by, mode: 'by-person' }) }
}

/** The proposed person says no, with a reason: the coordinator stands in at once and somebody else is proposed. */
export async function declineProposal(
  tx: EquipeTx,
  row: CaseManagerRow,
  reason: InterimReason,
): Promise<{ ok: true } | Rejected> {
  if (row.state !== 'proposed') return notProposed(row)
  await leaveSeat(tx, row, { state: 'declined', reason })
  return { ok: true }
}

function notProposed(row: CaseManagerRow): Rejected {
  return reject('not-proposed', `This proposal is ${row.state}.`, { state: row.state, version: row.version })
}

export type Leaving = { state: 'declined' | 'lapsed' | 'ended'; reason: InterimReason }

/**
 * A person leaves a seat: load given back, coordinator interim at once, and a new proposal that leaves out everybody who
 * left this seat before. Nobody found: a person must look within a working day.
 */
export async function leaveSeat(tx: EquipeTx, row: CaseManagerRow, leaving: Leaving): Promise<void> {
  const { household_id: householdId, person_id: personId } = row
  const left = await saveCaseManager(tx, row, { ...leaving, ended_at: tx.now })
  await releaseLoad(tx, { householdId, personId, purpose: 'case-manager' })
  const others = (await listActive(tx, householdId)).filter((one) => one.seat === left.seat)
  if (await isStillFollowed(tx, others)) return
  await standIn(tx, {
    referral: refOfRow(left),
    seat: left.seat,
    role: left.role,
    picId: left.pic_id,
    formerPersonId: personId,
    reason: leaving.reason,
  })
  // Who was to take over is asked already: the coordinator stands in until the answer.
  if (others.some(({ state }) => state === 'proposed')) return
  if (!(await proposeAgain(tx, left))) await awaitProposal(tx, refOfRow(left))
}

/** Whoever was to hand over stays the household's case manager when the successor says no. */
async function isStillFollowed(tx: EquipeTx, others: readonly CaseManagerRow[]): Promise<boolean> {
  const former = others.find(({ state }) => state === 'confirmed' || state === 'handing-over')
  if (former?.state === 'handing-over') await saveCaseManager(tx, former, { state: 'confirmed' })
  return former !== undefined
}

/** Tries to fill a seat that somebody stands in for. Answers whether anybody was found. */
export async function proposeAgain(
  tx: EquipeTx,
  vacant: CaseManagerRow,
  { quiet = false }: { quiet?: boolean } = {},
): Promise<boolean> {
  const referral = await loadReferral(tx, vacant.referral_id)
  if (!referral) throw new Error(`Referral ${vacant.referral_id} is not known`)
  const profile = profileVersion(vacant.territory_id, referral.row.profile_version)
  const seat = caseManagerSeats(profile, referral.row.facts).find((one) => one.seat === vacant.seat)
  if (!seat) return false
  const found = await proposeForSeat(tx, {
    referral: refOfRow(vacant),
    ...weighedOf(referral.row),
    profile,
    seat,
    picId: vacant.pic_id,
    nothingToDoBefore: vacant.nothing_to_do_before,
    excludePersonIds: await listWhoLeft(tx, vacant),
    quiet,
  })
  if (found.ok) await closeDeadlines(tx, { referralId: vacant.referral_id, kinds: [PROPOSAL_DEADLINE] })
  return found.ok
}

// An end that was no leaving (parked, changed by a person) is no reason not to be asked again.
const LEFT = [
  'absence',
  'account-disabled',
  'contract-ended',
  'role-change',
  'over-cap',
  'household-asks-other',
]

async function listWhoLeft(tx: EquipeTx, vacant: CaseManagerRow): Promise<string[]> {
  const rows = await tx.trx
    .selectFrom('case_manager')
    .select('person_id')
    .distinct()
    .where('household_id', '=', vacant.household_id)
    .where('seat', '=', vacant.seat)
    .where((e) => e.or([e('state', 'in', ['declined', 'lapsed']), e('reason', 'in', LEFT)]))
    .execute()
  return rows.map((row) => row.person_id)
}
