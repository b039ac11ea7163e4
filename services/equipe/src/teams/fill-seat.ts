import type { SeatNeed, SeatPlan } from '@intarsi/territories'
import type { Choice, Need } from '../choice/choose-person.ts'
import type { Referral } from '../referrals/referral.ts'
import type { EquipeTx } from '../schema.ts'

/** How much one household weighs on the holder of a seat, relative to the seat's cap. */
const SEAT_LOAD = 1

export type Filled = Pick<Choice, 'personId' | 'runnerUpId' | 'reasons'>

/** The role whose seat is named after the case manager (RE-12). */
export const CASE_MANAGER_ROLE = 'case-manager'
export const AWAITS_CASE_MANAGER = 'awaits-case-manager'

/** Who follows the household; `interim`: the coordinator stands in, and nobody is confirmed. */
export type SeatedManager = { personId: string; roles: string[]; interim: boolean }

export type Filling = {
  plan: SeatPlan
  seat: SeatNeed
  caseManager: SeatedManager | null
  /** Who sits already: nobody sits twice. */
  taken: ReadonlySet<string>
  /** Takes the person's load, or only looks. */
  choose: (tx: EquipeTx, need: Need) => Promise<Filled>
}

/**
 * The case manager sits in the seat of their own role; for the others somebody is chosen. A seat named after the case
 * manager is theirs alone: it waits while a coordinator stands in, who coordinates from a seat of their own, for RE-04 and
 * RE-12 state two roles; and who is confirmed sits in no other seat.
 */
export async function fillSeat(
  tx: EquipeTx,
  referral: Referral,
  { plan, seat, caseManager, taken, choose }: Filling,
): Promise<Filled> {
  const confirmed = caseManager?.interim ? null : caseManager
  const hasOwnSeat = plan.seats.some(({ role, needed }) => role === CASE_MANAGER_ROLE && needed)
  if (seat.role === CASE_MANAGER_ROLE) return ownSeat(confirmed)
  if (!hasOwnSeat && caseManager?.roles.includes(seat.role) && !taken.has(caseManager.personId))
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
    excludePersonIds: [...taken, ...(hasOwnSeat && confirmed ? [confirmed.personId] : [])],
  })
}

function ownSeat(confirmed: SeatedManager | null): Filled {
  return confirmed
    ? { personId: confirmed.personId, runnerUpId: null, reasons: ['is-case-manager'] }
    : { personId: null, runnerUpId: null, reasons: [AWAITS_CASE_MANAGER] }
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
