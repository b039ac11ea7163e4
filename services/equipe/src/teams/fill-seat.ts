import type { SeatNeed } from '@intarsi/territories'
import type { Choice, Need } from '../choice/choose-person.ts'
import type { Referral } from '../referrals/referral.ts'
import type { EquipeTx } from '../schema.ts'

/** How much one household weighs on the holder of a seat, relative to the seat's cap. */
const SEAT_LOAD = 1

export type Filled = Pick<Choice, 'personId' | 'runnerUpId' | 'reasons'>

export type Filling = {
  seat: SeatNeed
  caseManager: { personId: string; roles: string[] } | null
  /** Who sits already: nobody sits twice. */
  taken: ReadonlySet<string>
  /** Takes the person's load, or only looks. */
  choose: (tx: EquipeTx, need: Need) => Promise<Filled>
}

/** The case manager sits in the seat of their own role; for the others somebody is chosen. */
export async function fillSeat(
  tx: EquipeTx,
  referral: Referral,
  { seat, caseManager, taken, choose }: Filling,
): Promise<Filled> {
  if (caseManager?.roles.includes(seat.role) && !taken.has(caseManager.personId))
    return { personId: caseManager.personId, runnerUpId: null, reasons: ['is-case-manager'] }
  return await choose(tx, {
    territory: referral.territory,
    role: seat.role,
    facts: referral.row.facts,
    load: SEAT_LOAD,
    householdId: referral.householdId,
    referralId: referral.referralId,
    purpose: 'seat',
    ...(seat.areas.length > 0 ? { areas: seat.areas } : {}),
    excludePersonIds: [...taken],
  })
}

/** Roles a person has in the referral's territory. */
export async function rolesOf(tx: EquipeTx, referral: Referral, personId: string): Promise<string[]> {
  const rows = await tx.trx
    .selectFrom('person_role')
    .select('role')
    .where('person_id', '=', personId)
    .where('territory_id', '=', referral.territory)
    .execute()
  return rows.map((row) => row.role)
}
