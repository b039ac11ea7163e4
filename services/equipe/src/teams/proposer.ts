import { seatsFor } from '@intarsi/territories'
import { listActiveOf } from '../case-managers/case-manager-rows.ts'
import { previewPerson } from '../choice/choose-person.ts'
import type { ListCandidates } from '../choice/list-candidates.ts'
import { rememberCandidates } from '../choice/remember-candidates.ts'
import type { Referral } from '../referrals/referral.ts'
import { contextOf } from '../routing/choose-place.ts'
import { profileOf } from '../routing/profile-of.ts'
import type { EquipeTx } from '../schema.ts'
import { type Filled, fillSeat } from './fill-seat.ts'

/** Reads once what the proposals for these referrals need, at least one, and answers how to make each. */
export async function proposer(tx: EquipeTx, referrals: readonly Referral[]) {
  const households = referrals.map(({ householdId }) => householdId)
  const managers = await listActiveOf(tx, households)
  const following = managers.filter(({ seat }) => seat === 'case-manager')
  const list = await rememberCandidates(tx, households)
  const roles = await rolesOfPeople(
    tx,
    following.map((row) => row.person_id),
  )
  return (referral: Referral) => {
    const personId = following.find((row) => row.household_id === referral.householdId)?.person_id
    const caseManager = personId ? { personId, roles: roles(personId, referral.territory) } : null
    return propose(tx, referral, { caseManager, list })
  }
}

type Around = { caseManager: { personId: string; roles: string[] } | null; list: ListCandidates }

const NOBODY: Filled = { personId: null, runnerUpId: null, reasons: [] }

async function propose(tx: EquipeTx, referral: Referral, { caseManager, list }: Around) {
  const plan = seatsFor(profileOf(referral), referral.row.facts, contextOf(referral, tx.now))
  const taken = new Set<string>()
  const choose = (_: EquipeTx, need: Parameters<typeof previewPerson>[1]) => previewPerson(tx, need, list)
  const seats = []
  for (const seat of plan.seats) {
    const asked = seat.needed && seat.mode !== 'on-call'
    const { personId, runnerUpId, reasons } = asked
      ? await fillSeat(tx, referral, { seat, caseManager, taken, choose })
      : NOBODY
    if (personId) taken.add(personId)
    seats.push({ ...seat, personId, runnerUpId, reasons })
  }
  return { kind: plan.equipeKind, seats }
}

/** The roles of people in a territory. */
async function rolesOfPeople(tx: EquipeTx, personIds: readonly string[]) {
  const rows =
    personIds.length === 0
      ? []
      : await tx.trx
          .selectFrom('person_role')
          .select(['person_id', 'territory_id', 'role'])
          .where('person_id', 'in', personIds)
          .execute()
  return (personId: string, territory: string) =>
    rows.filter((row) => row.person_id === personId && row.territory_id === territory).map(({ role }) => role)
}
