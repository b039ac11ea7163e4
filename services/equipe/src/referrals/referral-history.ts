import { viewOfDecision } from '../decisions/decision-view.ts'
import type { EquipeTx } from '../schema.ts'
import type { Referral } from './referral.ts'

/** Every move of a referral, the oldest first. */
export async function listMoves(tx: EquipeTx, { referralId }: Referral) {
  const rows = await tx.trx
    .selectFrom('referral_move')
    .selectAll()
    .where('referral_id', '=', referralId)
    .orderBy('moved_at')
    .orderBy('move_id')
    .execute()
  return rows.map((row) => ({
    from: row.from_state,
    to: row.to_state,
    cause: row.cause,
    reason: row.reason,
    note: row.note,
    nextStep: row.next_step,
    nextStepOn: row.next_step_on,
    movedBy: row.moved_by,
    movedAt: row.moved_at.toISOString(),
  }))
}

/** Why each person was chosen. */
export async function listChoices(tx: EquipeTx, { referralId }: Referral) {
  const rows = await tx.trx
    .selectFrom('choice_record')
    .selectAll()
    .where('referral_id', '=', referralId)
    .orderBy('chosen_at')
    .execute()
  return rows.map((row) => ({
    purpose: row.purpose,
    role: row.role,
    personId: row.person_id,
    runnerUpId: row.runner_up_id,
    reasons: row.reasons,
    chosenAt: row.chosen_at.toISOString(),
  }))
}

/** Every decision on it, those replaced too. */
export async function listDecisions(tx: EquipeTx, { referralId }: Referral) {
  const rows = await tx.trx
    .selectFrom('decision')
    .selectAll()
    .where('referral_id', '=', referralId)
    .orderBy('decided_at')
    .orderBy('decision_id')
    .execute()
  return rows.map(viewOfDecision)
}

/** Other referrals of the household, the newest first. */
export async function listOthers(tx: EquipeTx, { referralId, householdId }: Referral) {
  return await tx.trx
    .selectFrom('referral')
    .select(['referral_id as referralId', 'referral_number as referralNumber', 'state'])
    .where('household_id', '=', householdId)
    .where('referral_id', '!=', referralId)
    .orderBy('submitted_at', 'desc')
    .execute()
}

/** What its sender asked since, and what became of it. */
export async function listRequests(tx: EquipeTx, { referralId }: Referral) {
  const rows = await tx.trx
    .selectFrom('sender_request')
    .selectAll()
    .where('referral_id', '=', referralId)
    .orderBy('answered_at')
    .execute()
  return rows.map((row) => ({
    requestId: row.request_id,
    kind: row.kind,
    outcome: row.outcome,
    reason: row.reason,
    changedFields: row.changed_fields,
    answeredAt: row.answered_at.toISOString(),
  }))
}
