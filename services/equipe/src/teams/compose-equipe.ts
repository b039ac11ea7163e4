import { type SeatNeed, type SeatPlan, seatsFor } from '@intarsi/territories'
import { listActive } from '../case-managers/case-manager-rows.ts'
import { type Choice, choosePerson } from '../choice/choose-person.ts'
import type { Referral } from '../referrals/referral.ts'
import { contextOf } from '../routing/choose-place.ts'
import { profileOf } from '../routing/profile-of.ts'
import type { EquipeTx } from '../schema.ts'
import { announceEquipe } from './announce-equipe.ts'
import { type Filled, fillSeat, rolesOf, type SeatedManager } from './fill-seat.ts'
import type { EquipeSeatTable, SeatState } from './tables.ts'

type Care = { picId: string; caseManagerId: string }

/**
 * The household's équipe after the territory's model: each seat with its person, or vacant with the reason. Members of
 * a standing équipe are there at once, others are proposed and answer. On-call seats wait for a call by a person.
 */
export async function composeEquipe(tx: EquipeTx, referral: Referral, care: Care): Promise<void> {
  const plan = seatsFor(profileOf(referral), referral.row.facts, contextOf(referral, tx.now))
  const { equipe_id: equipeId } = await tx.trx
    .insertInto('equipe')
    .values({
      pic_id: care.picId,
      referral_id: referral.referralId,
      household_id: referral.householdId,
      territory_id: referral.territory,
      kind: plan.equipeKind,
      state: 'forming',
      below_all13: false,
      formed_at: tx.now,
    })
    .returning('equipe_id')
    .executeTakeFirstOrThrow()
  const team = { equipeId, plan, caseManager: await managerOf(tx, referral, care.caseManagerId), ...care }
  const taken = new Set<string>()
  for (const seat of plan.seats)
    if (seat.needed || seat.mode === 'on-call') await addSeat(tx, referral, { seat, team, taken })
  for (const collaborator of plan.collaborators)
    await addCollaborator(tx, referral, { equipeId, collaborator })
  await announceEquipe(tx, equipeId)
}

type Team = Care & { equipeId: string; plan: SeatPlan; caseManager: SeatedManager }
type NewSeat = { seat: SeatNeed; team: Team; taken: Set<string> }

async function managerOf(tx: EquipeTx, referral: Referral, personId: string): Promise<SeatedManager> {
  const active = await listActive(tx, referral.householdId)
  const own = active.filter((row) => row.seat === 'case-manager' && row.person_id === personId)
  const interim = own.length > 0 && own.every(({ state }) => state === 'interim')
  return { personId, roles: await rolesOf(tx, referral, personId), interim }
}

async function addSeat(tx: EquipeTx, referral: Referral, { seat, team, taken }: NewSeat): Promise<void> {
  const onCall = seat.mode === 'on-call'
  const filled = onCall ? nobody : await fill(tx, referral, { seat, team, taken })
  if (filled.personId) taken.add(filled.personId)
  await tx.trx
    .insertInto('equipe_seat')
    .values({
      equipe_id: team.equipeId,
      household_id: referral.householdId,
      territory_id: referral.territory,
      key: seat.key,
      role: seat.role,
      areas: seat.areas,
      on_call: onCall,
      state: stateOf(seat, filled, team),
      person_id: filled.personId,
      vacancy_reason: onCall || filled.personId ? null : (filled.reasons[0] ?? 'no-candidate'),
      runner_up_id: filled.runnerUpId,
      reasons: onCall && seat.needed ? ['call-suggested'] : filled.reasons,
      facts: seat.facts,
      since: tx.now,
    })
    .execute()
}

const nobody: Filled = { personId: null, runnerUpId: null, reasons: [] }

function fill(tx: EquipeTx, referral: Referral, { seat, team, taken }: NewSeat): Promise<Filled> {
  const { plan, caseManager } = team
  return fillSeat(tx, referral, { plan, seat, caseManager, taken, choose: choosePerson })
}

function stateOf(seat: SeatNeed, filled: { personId: string | null }, team: Team): SeatState {
  if (seat.mode === 'on-call') return 'available'
  if (!filled.personId) return 'open'
  const atOnce = team.plan.equipeKind === 'standing' || filled.personId === team.caseManagerId
  return atOnce ? 'active' : 'proposed'
}

/** Told and consulted, no seat (FO-01): one whom the condition does not tell is written down, and not told. */
async function addCollaborator(
  tx: EquipeTx,
  referral: Referral,
  { equipeId, collaborator }: { equipeId: string; collaborator: SeatPlan['collaborators'][number] },
): Promise<void> {
  const choice = collaborator.told ? await chooseCollaborator(tx, referral, collaborator.role) : null
  const row: Pick<EquipeSeatTable, 'equipe_id' | 'household_id' | 'territory_id'> = {
    equipe_id: equipeId,
    household_id: referral.householdId,
    territory_id: referral.territory,
  }
  await tx.trx
    .insertInto('equipe_collaborator')
    .values({
      ...row,
      role: collaborator.role,
      person_id: choice?.personId ?? null,
      told: collaborator.told,
      since: tx.now,
    })
    .execute()
}

function chooseCollaborator(tx: EquipeTx, referral: Referral, role: string): Promise<Choice> {
  return choosePerson(tx, {
    territory: referral.territory,
    role,
    facts: referral.row.facts,
    load: 0,
    householdId: referral.householdId,
    referralId: referral.referralId,
    purpose: 'seat',
  })
}
