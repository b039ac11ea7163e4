import { caseManagerProposed } from '@intarsi/contracts'
import { type CaseManagerSeat, caseManagerSeats, type Profile } from '@intarsi/territories'
import { type Choice, choosePerson } from '../choice/choose-person.ts'
import { openDeadline } from '../deadlines/open-deadline.ts'
import { coordinatorOf } from '../directory/coordinator-of.ts'
import type { ReferralRef } from '../referral-ref.ts'
import { dueFor } from '../routing/due.ts'
import type { EquipeTx } from '../schema.ts'
import { columnsOf, listActive } from './case-manager-rows.ts'
import { caseWeight, type Weighed } from './case-weight.ts'
import { awaitProposal, type InterimReason, standIn } from './interim.ts'

export type Proposal = Weighed & {
  referral: ReferralRef
  profile: Profile
  /** The day of the meeting before which there is nothing to do; null: nobody knows it yet. */
  nothingToDoBefore: string | null
  /** Who signals the household counts as knowing it. */
  referrerId?: string
}

/** A proposal for one seat; after the admission it also names the PIC, and the person is asked for an answer. */
export type SeatProposal = Proposal & {
  seat: CaseManagerSeat
  picId: string | null
  excludePersonIds?: string[]
  /** A search that is repeated and finds nobody again is not written down again. */
  quiet?: boolean
}

export const ANSWER_DEADLINE = 'manager-answer'

/**
 * Proposes a person for each seat of the household's case manager, with the load reserved; nobody free: the coordinator
 * stands in. A seat that is proposed, taken or stood in for already is left as it is.
 */
export async function proposeCaseManager(tx: EquipeTx, proposal: Proposal): Promise<void> {
  const active = await listActive(tx, proposal.referral.householdId)
  // Two seats are two persons: one of them alone cannot be the bridge between the levels.
  const excludePersonIds = active.map((row) => row.person_id)
  for (const seat of caseManagerSeats(proposal.profile, proposal.facts)) {
    if (active.some((row) => row.seat === seat.seat)) continue
    const found = await proposeForSeat(tx, { ...proposal, seat, picId: null, excludePersonIds })
    if (found.ok) {
      excludePersonIds.push(found.personId)
      continue
    }
    const { referral } = proposal
    const vacancy = { referral, ...seatOf(seat), picId: null, formerPersonId: null }
    await standIn(tx, { ...vacancy, reason: found.reason })
    await awaitProposal(tx, referral)
  }
}

/** Proposes somebody for one seat, or says why nobody could be. */
export async function proposeForSeat(
  tx: EquipeTx,
  proposal: SeatProposal,
): Promise<{ ok: true; personId: string } | { ok: false; reason: InterimReason }> {
  const { referral, facts, profile, seat } = proposal
  const weight = caseWeight(profile, proposal, tx.now)
  const choice = await choosePerson(tx, {
    territory: referral.territory,
    role: seat.role,
    facts,
    householdId: referral.householdId,
    referralId: referral.referralId,
    purpose: 'case-manager',
    cap: seat.cap,
    preferContinuity: seat.prefer === 'in-charge-of-household',
    excludePersonIds: proposal.excludePersonIds ?? [],
    knownPersonIds: proposal.referrerId ? [proposal.referrerId] : [],
    quiet: proposal.quiet ?? false,
    ...weight,
  })
  if (!choice.personId) return { ok: false, reason: reasonOf(choice) }
  await recordProposal(tx, proposal, { ...choice, personId: choice.personId })
  return { ok: true, personId: choice.personId }
}

export type Chosen = Pick<Choice, 'runnerUpId' | 'reasons'> & { personId: string }

/** Writes a proposal and tells it; after the admission the person has some working days to answer. */
export async function recordProposal(
  tx: EquipeTx,
  proposal: Omit<SeatProposal, keyof Weighed>,
  chosen: Chosen,
): Promise<void> {
  const { referral, seat, nothingToDoBefore } = proposal
  await tx.trx
    .insertInto('case_manager')
    .values({
      ...columnsOf(referral, seat),
      pic_id: proposal.picId,
      person_id: chosen.personId,
      state: 'proposed',
      mode: seat.confirm,
      since: tx.now,
      nothing_to_do_before: nothingToDoBefore,
      runner_up_id: chosen.runnerUpId,
      reasons: chosen.reasons,
    })
    .execute()
  if (proposal.picId) await askForAnswer(tx, proposal, chosen.personId)
  await tx.announce(caseManagerProposed, referral.householdId, {
    ...referral,
    personId: chosen.personId,
    role: seat.role,
    seat: seat.seat,
    proposedAt: tx.now.toISOString(),
    nothingToDoBefore,
    runnerUpId: chosen.runnerUpId,
    reasons: chosen.reasons,
  })
}

/** Opens the term within which a proposed person says yes or no. */
export async function askForAnswer(
  tx: EquipeTx,
  { referral, profile }: Pick<SeatProposal, 'referral' | 'profile'>,
  personId: string,
): Promise<void> {
  const term = { key: 'managerAnswer', urgency: referral.urgency, from: tx.now, personId } as const
  await openDeadline(tx, {
    ...referral,
    kind: ANSWER_DEADLINE,
    ...(await dueFor(tx, profile, term)),
    holderId: personId,
    escalateTo: (await coordinatorOf(tx, referral.territory)).personId,
  })
}

const seatOf = (seat: CaseManagerSeat) => ({ seat: seat.seat, role: seat.role })

/** The one obstacle that stood in everybody's way is the reason; several are simply nobody. */
function reasonOf({ explanation }: Choice): InterimReason {
  const obstacles = new Set(explanation.candidates.map(({ obstacle }) => obstacle))
  const [only] = obstacles
  if (obstacles.size !== 1) return obstacles.has('over-cap') ? 'over-cap' : 'no-candidate'
  if (only === 'over-cap') return 'over-cap'
  if (only === 'away') return 'absence'
  if (only === 'no-language') return 'no-language'
  return only === 'account-disabled' ? 'account-disabled' : 'no-candidate'
}
