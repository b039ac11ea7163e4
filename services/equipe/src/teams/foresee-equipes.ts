import { type SeatNeed, type SeatPlan, seatsFor } from '@intarsi/territories'
import { listActiveOf } from '../case-managers/case-manager-rows.ts'
import { previewPerson } from '../choice/choose-person.ts'
import type { ListCandidates } from '../choice/list-candidates.ts'
import { rememberCandidates } from '../choice/remember-candidates.ts'
import type { Referral } from '../referrals/referral.ts'
import { romeDay } from '../rome-time.ts'
import { contextOf } from '../routing/choose-place.ts'
import { profileOf } from '../routing/profile-of.ts'
import type { EquipeTx } from '../schema.ts'
import { type Filled, fillSeat, type SeatedManager } from './fill-seat.ts'

/** The équipe that each of these referrals would get now, in their order; what all of them need is read once. */
export async function foreseeEquipes(tx: EquipeTx, referrals: readonly Referral[]) {
  if (referrals.length === 0) return []
  const households = referrals.map(({ householdId }) => householdId)
  const managers = await listActiveOf(tx, households)
  const following = managers.filter(({ seat }) => seat === 'case-manager')
  const planned = referrals.map((referral) => ({ referral, plan: planOf(tx, referral) }))
  const list = await candidatesFor(tx, planned)
  const roles = await rolesOfPeople(
    tx,
    following.map((row) => row.person_id),
  )
  const foreseen = planned.map(({ referral, plan }) => {
    const own = following.filter((row) => row.household_id === referral.householdId)
    const manager = own.find(({ state }) => state !== 'interim') ?? own[0]
    const caseManager = manager && {
      personId: manager.person_id,
      roles: roles(manager.person_id, referral.territory),
      interim: manager.state === 'interim',
    }
    return propose(tx, referral, { plan, caseManager: caseManager ?? null, list })
  })
  return await Promise.all(foreseen)
}

type Planned = { referral: Referral; plan: SeatPlan }

const planOf = (tx: EquipeTx, referral: Referral) =>
  seatsFor(profileOf(referral), referral.row.facts, contextOf(referral, tx.now))

const isFilled = ({ needed, mode }: SeatNeed) => needed && mode !== 'on-call'

/** Whoever could sit in one of the seats, read once for each territory. */
async function candidatesFor(tx: EquipeTx, planned: readonly Planned[]): Promise<ListCandidates> {
  const lists = new Map<string, ListCandidates>()
  for (const [territory, here] of Map.groupBy(planned, ({ referral }) => referral.territory)) {
    const seats = here.flatMap(({ plan }) => plan.seats.filter(isFilled))
    const asked = {
      territory,
      roles: [...new Set(seats.map(({ role }) => role))],
      householdIds: here.map(({ referral }) => referral.householdId),
      today: romeDay(tx.now),
    }
    lists.set(territory, await rememberCandidates(tx, asked))
  }
  return async (_, query) => (await lists.get(query.territory)?.(tx, query)) ?? []
}

type Around = {
  plan: SeatPlan
  caseManager: SeatedManager | null
  list: ListCandidates
}

const NOBODY: Filled = { personId: null, runnerUpId: null, reasons: [] }

async function propose(tx: EquipeTx, referral: Referral, { plan, caseManager, list }: Around) {
  const taken = new Set<string>()
  const choose = (_: EquipeTx, need: Parameters<typeof previewPerson>[1]) => previewPerson(tx, need, list)
  const seats = []
  for (const seat of plan.seats) {
    const { personId, runnerUpId, reasons } = isFilled(seat)
      ? await fillSeat(tx, referral, { plan, seat, caseManager, taken, choose })
      : NOBODY
    if (personId) taken.add(personId)
    seats.push({ ...seat, personId, runnerUpId, reasons })
  }
  return { referralId: referral.referralId, kind: plan.equipeKind, seats }
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
