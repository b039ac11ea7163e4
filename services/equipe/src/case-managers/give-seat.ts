import { problem } from '@intarsi/http'
import { caseManagerSeats, profileVersion } from '@intarsi/territories'
import { sql } from 'kysely'
import { listCandidates } from '../choice/list-candidates.ts'
import { releaseLoad } from '../choice/release-load.ts'
import { imposeLoad, takeLoad } from '../choice/take-load.ts'
import { closeDeadlines } from '../deadlines/close-deadlines.ts'
import type { ReferralRef } from '../referral-ref.ts'
import { loadReferral } from '../referrals/referral.ts'
import { addDays, romeDay } from '../rome-time.ts'
import type { EquipeTx } from '../schema.ts'
import { listActive, saveCaseManager } from './case-manager-rows.ts'
import { caseWeight, weighedOf } from './case-weight.ts'
import { PROPOSAL_DEADLINE } from './interim.ts'
import { recordProposal } from './propose-case-manager.ts'
import type { CaseManagerSeat } from './tables.ts'

export type Gift = {
  referral: ReferralRef
  seat: CaseManagerSeat
  personId: string
  picId: string | null
  by: string
  /** Why this person: kept with the choice. */
  reason?: string
  /** Why above the cap; without it an over-cap person is refused. */
  overrideReason?: string
}

/**
 * A person gives a seat to somebody instead of the proposed one. The hard rules hold (409 with the obstacle), only the
 * cap can be passed, with a reason and for the days of the profile. The former proposal ends; a confirmed case manager stays until the
 * hand-over.
 */
export async function giveSeat(tx: EquipeTx, gift: Gift): Promise<void> {
  const { referral, seat, personId } = gift
  const active = await listActive(tx, referral.householdId)
  if (active.some((row) => row.seat === seat && row.person_id === personId && row.state === 'proposed'))
    return
  const row = await loadReferral(tx, referral.referralId)
  if (!row) throw new Error(`Referral ${referral.referralId} is not known`)
  const profile = profileVersion(referral.territory, row.row.profile_version)
  const wanted = caseManagerSeats(profile, row.row.facts).find((one) => one.seat === seat)
  if (!wanted) throw problem(409, 'no-such-seat', `Households of ${profile.name} have no ${seat}.`)
  await refuseObstacle(tx, gift, wanted)
  await endProposal(tx, gift)
  const { overrideDays } = profile.caps.coordinatorCaseManager
  const weight = caseWeight(profile, weighedOf(row.row), tx.now)
  await take(tx, gift, { cap: wanted.cap, overrideDays, ...weight })
  await writeOverride(tx, gift, wanted.role)
  await closeDeadlines(tx, { referralId: referral.referralId, kinds: [PROPOSAL_DEADLINE] })
  await recordProposal(
    tx,
    { referral, profile, seat: wanted, picId: gift.picId, nothingToDoBefore: null },
    { personId, runnerUpId: null, reasons: ['chosen-by-person'] },
  )
}

async function refuseObstacle(
  tx: EquipeTx,
  gift: Gift,
  wanted: { role: string; cap: number },
): Promise<void> {
  const { referral, personId } = gift
  const candidates = await listCandidates(tx, {
    territory: referral.territory,
    role: wanted.role,
    purpose: 'case-manager',
    householdId: referral.householdId,
    today: romeDay(tx.now),
    cap: wanted.cap,
  })
  const one = candidates.find((candidate) => candidate.personId === personId)
  const refuse = (why: string) => problem(409, 'person-not-eligible', why, { personId })
  if (!one) throw refuse(`This person is no ${wanted.role} here.`)
  if (!one.active || !one.bodyActive) throw refuse('The account is disabled.')
  if (!one.agreementUntil || one.agreementUntil < romeDay(tx.now))
    throw refuse("The body's agreement is over.")
  if (one.conflict) throw refuse('A conflict of interest was declared.')
  if (one.away) throw refuse('This person is away.')
}

type Room = { cap: number; overrideDays: number; load: number; lighter?: { at: Date; weight: number } }

async function take(tx: EquipeTx, gift: Gift, { overrideDays, ...load }: Room): Promise<void> {
  const { referral, personId } = gift
  const taking = {
    territory: referral.territory,
    householdId: referral.householdId,
    referralId: referral.referralId,
    personId,
    purpose: 'case-manager' as const,
    ...load,
  }
  const { fte } = await tx.trx
    .selectFrom('person')
    .select('fte')
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  if (await takeLoad(tx, { ...taking, cap: load.cap * fte })) return
  if (!gift.overrideReason) {
    const detail = `This person is at the cap; give a reason to go over it for ${overrideDays} days.`
    throw problem(409, 'over-cap', detail, { personId })
  }
  await imposeLoad(tx, taking)
  const today = romeDay(tx.now)
  await tx.trx
    .updateTable('person_load')
    .set({
      // Room whose days are over stays over: only what still runs is added to.
      extra: sql<number>`case when extra_until >= ${today} then extra else 0 end + ${load.load}::float8`,
      extra_until: addDays(today, overrideDays),
      extra_reason: gift.overrideReason ?? null,
    })
    .where('person_id', '=', personId)
    .where('purpose', '=', 'case-manager')
    .execute()
}

async function endProposal(tx: EquipeTx, { referral, seat }: Gift): Promise<void> {
  for (const row of await listActive(tx, referral.householdId)) {
    if (row.seat !== seat || row.state !== 'proposed') continue
    await saveCaseManager(tx, row, { state: 'ended', ended_at: tx.now, reason: 'changed-by-person' })
    const { household_id: householdId, person_id: personId } = row
    await releaseLoad(tx, { householdId, personId, purpose: 'case-manager' })
  }
}

async function writeOverride(tx: EquipeTx, gift: Gift, role: string): Promise<void> {
  const reasons = ['chosen-by-person']
  await tx.trx
    .insertInto('choice_record')
    .values({
      territory_id: gift.referral.territory,
      household_id: gift.referral.householdId,
      referral_id: gift.referral.referralId,
      purpose: 'case-manager',
      role,
      person_id: gift.personId,
      reasons,
      explanation: JSON.stringify({ role, weight: 0, candidates: [], reasons }),
      chosen_at: tx.now,
      overridden_by: gift.by,
      override_reason: gift.overrideReason ?? gift.reason ?? null,
    })
    .execute()
}
