import { decisionRecorded } from '@intarsi/contracts'
import type { Rejected } from '@intarsi/kernel'
import { openDeadline } from '../deadlines/open-deadline.ts'
import { coordinatorOf } from '../directory/coordinator-of.ts'
import { openPicOf } from '../presa-in-carico/open-pic-of.ts'
import { roundsOfQuestions } from '../referrals/ask-information.ts'
import { concernedBy } from '../referrals/concerned-by.ts'
import { loadReferral, type Referral, referralRefOf, reloadReferral } from '../referrals/referral.ts'
import { isOpen } from '../referrals/states.ts'
import { dueFor } from '../routing/due.ts'
import { profileOf } from '../routing/profile-of.ts'
import type { EquipeTx } from '../schema.ts'
import { countDeferrals, seatOnAgenda } from '../tables/seat-on-agenda.ts'
import { decideOverlaps } from '../teams/overlaps.ts'
import { applyDecision } from './apply-decision.ts'
import type { Authority } from './authority.ts'
import { decideDecision } from './decide-decision.ts'
import type { DecisionBody } from './decision-body.ts'
import { decisionData } from './decision-data.ts'
import { groundContextOf } from './grounds.ts'
import { insertDecision } from './insert-decision.ts'
import type { DecisionRow } from './tables.ts'

export type Deciding = {
  body: DecisionBody
  by: string
  authority: Authority
  /** The decision this one replaces, and everybody who was told it. */
  corrects?: DecisionRow
}

export type DecisionOutcome = { ok: true; decision: DecisionRow; referral: Referral } | Rejected

/** Writes a decision, lets it take effect and tells it. Who may decide has been asked; the household is locked. */
export async function recordDecision(
  tx: EquipeTx,
  referral: Referral,
  deciding: Deciding,
): Promise<DecisionOutcome> {
  const answer = await mayDecide(tx, referral, deciding.body)
  if (!answer.ok) return answer
  const { body, by } = deciding
  if (body.kind === 'admit') {
    const overlaps = await decideOverlaps(tx, referral, body.overlapsChecked)
    if (!overlaps.ok) return overlaps
  }
  const told = [...(await concernedBy(tx, referral)), ...(deciding.corrects?.told ?? [])]
  const decision = await insertDecision(tx, referral, { ...deciding, told: [...new Set(told)] })
  const decided = { decisionId: decision.decision_id, by }
  const after = await applyDecision(tx, referral, { body, decided })
  await householdIsTold(tx, after, decision)
  await tx.announce(decisionRecorded, after.householdId, await decisionData(tx, after, decision))
  if (decision.between_meetings) await ratifyLater(tx, after, deciding.authority)
  return { ok: true, decision, referral: await reloadReferral(tx, after.referralId) }
}

async function mayDecide(tx: EquipeTx, referral: Referral, body: DecisionBody) {
  const { row, referralId } = referral
  return decideDecision(
    {
      state: row.state,
      questions: roundsOfQuestions(referral),
      deferrals: await countDeferrals(tx, referralId),
      joinable: await isJoinable(tx, referral, body),
      ground: await groundContextOf(tx, referral),
    },
    body,
  )
}

async function isJoinable(tx: EquipeTx, referral: Referral, body: DecisionBody): Promise<boolean> {
  if (body.kind !== 'join') return false
  if (!body.intoReferralId) return (await openPicOf(tx, referral.householdId)) !== undefined
  const other = await loadReferral(tx, body.intoReferralId)
  return (
    other !== undefined &&
    other.referralId !== referral.referralId &&
    other.householdId === referral.householdId &&
    isOpen(other.row.state)
  )
}

/** The household hears a decision within some days, from a named person in its language. */
async function householdIsTold(tx: EquipeTx, referral: Referral, decision: DecisionRow): Promise<void> {
  if (decision.kind === 'defer' || decision.kind === 'ask-information') return
  const holderId = decision.tells_person_id ?? referral.row.preparer_id ?? decision.decided_by
  const term = await dueFor(tx, profileOf(referral), {
    key: 'householdTold',
    urgency: referral.urgency,
    from: tx.now,
    personId: holderId,
  })
  await openDeadline(tx, {
    ...referralRefOf(referral),
    kind: 'household-told',
    ...term,
    holderId,
    escalateTo: (await coordinatorOf(tx, referral.territory)).personId,
  })
}

/** What was decided between meetings is ratified at the next one. */
async function ratifyLater(tx: EquipeTx, referral: Referral, authority: Authority): Promise<void> {
  const { referralId, householdId, territory, urgency } = referral
  const item = { referralId, householdId, territory, urgency, kind: 'ratification' as const }
  await seatOnAgenda(tx, { ...item, tableId: authority.tableId ?? referral.row.reading_table_id })
}
