import type { FileResource } from '@intarsi/access'
import type { Area } from '@intarsi/contracts'
import type { Kysely } from 'kysely'
import type { EquipeSchema } from '../schema.ts'
import type { Referral } from './referral.ts'

type Db = { trx: Kysely<EquipeSchema> }
type ReferralResource = FileResource & { territory: Referral['territory'] }

/**
 * A referral as rights read it: where it stands, who holds which role for this very household. Nobody is named beside a
 * role: a member of the équipe whose account may also prepare elsewhere prepares nothing here.
 */
export async function resourceOf(tx: Db, referral: Referral): Promise<ReferralResource> {
  const resource = await resourcesOf(tx, [referral])
  return resource(referral)
}

/** The same for each of several referrals, read at once, at least one. */
export async function resourcesOf(
  tx: Db,
  referrals: readonly Referral[],
): Promise<(referral: Referral) => ReferralResource> {
  const households = [...new Set(referrals.map(({ householdId }) => householdId))]
  const managers = Map.groupBy(await managersOf(tx, households), byHousehold)
  const seats = Map.groupBy(await seatsOf(tx, households), byHousehold)
  const conflicts = Map.groupBy(await conflictsOf(tx, households), byHousehold)
  return ({ row, householdId }) => {
    const seatAreas = seatAreasOf(seats.get(householdId) ?? [])
    return {
      territory: row.territory_id,
      sportelloId: row.sportello_id,
      bodyId: row.body_id,
      tableId: row.reading_table_id,
      holders: {
        preparer: [row.preparer_id, row.asked_first_id].filter((person) => person !== null),
        'case-manager': peopleOf(managers.get(householdId)),
        'equipe-member': Object.keys(seatAreas),
      },
      seatAreas,
      conflictedPersonIds: peopleOf(conflicts.get(householdId)),
      phase: row.pic_id ? 'after-admission' : 'before-decision',
    }
  }
}

type OfHousehold = { household_id: string }
type Seat = { person_id: string | null; delegate_id: string | null; areas: Area[] }

const byHousehold = (row: OfHousehold) => row.household_id
const peopleOf = (rows: readonly { person_id: string }[] = []) => rows.map((row) => row.person_id)

async function managersOf(tx: Db, households: readonly string[]) {
  return await tx.trx
    .selectFrom('case_manager')
    .select(['household_id', 'person_id'])
    .distinct()
    .where('household_id', 'in', households)
    .where('state', 'not in', ['ended', 'declined', 'lapsed'])
    .execute()
}

async function seatsOf(tx: Db, households: readonly string[]) {
  return await tx.trx
    .selectFrom('equipe_seat')
    .select(['household_id', 'person_id', 'delegate_id', 'areas'])
    .where('household_id', 'in', households)
    .where('state', 'in', ['active', 'away', 'called', 'engaged'])
    .execute()
}

async function conflictsOf(tx: Db, households: readonly string[]) {
  return await tx.trx
    .selectFrom('conflict_of_interest')
    .select(['household_id', 'person_id'])
    .where('household_id', 'in', households)
    .execute()
}

/** Areas each person of the household's équipe follows; who stands in for somebody away follows the same. */
function seatAreasOf(seats: readonly Seat[]): Record<string, Area[]> {
  const areas = new Map<string, Area[]>()
  for (const seat of seats) {
    for (const person of [seat.person_id, seat.delegate_id]) {
      if (person) areas.set(person, [...new Set([...(areas.get(person) ?? []), ...seat.areas])])
    }
  }
  return Object.fromEntries(areas)
}
