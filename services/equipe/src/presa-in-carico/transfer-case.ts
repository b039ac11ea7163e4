import type { Territory } from '@intarsi/contracts'
import { type Rejected, reject } from '@intarsi/kernel'
import { closeDeadlines } from '../deadlines/close-deadlines.ts'
import { openDeadline } from '../deadlines/open-deadline.ts'
import { coordinatorOf } from '../directory/coordinator-of.ts'
import { provincialLevelOf } from '../directory/provincial-level.ts'
import { moveReferral } from '../referrals/move-referral.ts'
import { type Referral, referralRefOf } from '../referrals/referral.ts'
import type { ReferralRow } from '../referrals/tables.ts'
import { dueAfter } from '../routing/due.ts'
import { profileOf } from '../routing/profile-of.ts'
import type { EquipeTx } from '../schema.ts'
import { decideClosing } from './decide-pic.ts'
import { receiveCase } from './receive-case.ts'
import type { PresaInCaricoRow } from './tables.ts'

export const TRANSFER_DEADLINE = 'case-transfer-answer'

type Answer = { ok: true } | Rejected

/** Proposes that another territory follows the household from now on. Nothing changes until its coordinator accepts. */
export async function proposeCaseTransfer(
  tx: EquipeTx,
  { pic, referral }: Case,
  transfer: { toTerritory: Territory; reason: string; by: string },
): Promise<Answer> {
  const may = decideClosing(pic)
  if (!may.ok) return may
  const { toTerritory, reason, by } = transfer
  if (toTerritory === pic.territory_id)
    return reject('same-territory', 'The household is followed in this territory already.')
  if (await openCaseTransferOf(tx, pic.pic_id))
    return reject('transfer-proposed', 'A transfer is proposed already and waits for its answer.')
  await tx.trx
    .insertInto('case_transfer')
    .values({
      pic_id: pic.pic_id,
      referral_id: referral.referralId,
      household_id: pic.household_id,
      territory_id: pic.territory_id,
      to_territory: toTerritory,
      state: 'proposed',
      reason,
      proposed_by: by,
      proposed_at: tx.now,
    })
    .execute()
  const { personId: other } = await coordinatorOf(tx, toTerritory)
  await openDeadline(tx, {
    ...referralRefOf(referral),
    kind: TRANSFER_DEADLINE,
    ...dueAfter(profileOf(referral), { key: 'competenceDispute', urgency: referral.urgency, from: tx.now }),
    holderId: other,
    escalateTo: await provincialLevelOf(tx, referral.territory),
  })
  await tellCase(tx, referral, { cause: 'case-transfer-proposed', by, tell: [other] })
  return { ok: true }
}

/** The other territory's coordinator takes the household over, or does not: then it is followed where it was. */
export async function answerCaseTransfer(
  tx: EquipeTx,
  { pic, referral }: Case,
  answer: { accept: boolean; by: string },
): Promise<Answer> {
  const transfer = await openCaseTransferOf(tx, pic.pic_id)
  if (!transfer) return reject('no-transfer', 'No transfer of this case is proposed.')
  await tx.trx
    .updateTable('case_transfer')
    .set({ state: answer.accept ? 'accepted' : 'refused', answered_by: answer.by, answered_at: tx.now })
    .where('transfer_id', '=', transfer.transfer_id)
    .execute()
  await closeDeadlines(tx, { referralId: referral.referralId, kinds: [TRANSFER_DEADLINE] })
  const { by } = answer
  if (answer.accept) await receiveCase(tx, { pic, referral }, { to: transfer.to_territory, by })
  else await tellCase(tx, referral, { cause: 'case-transfer-refused', by, tell: [transfer.proposed_by] })
  return { ok: true }
}

/** The proposal that waits for an answer, for the rights of who answers. */
export async function openCaseTransferOf(tx: EquipeTx, picId: string) {
  return await tx.trx
    .selectFrom('case_transfer')
    .selectAll()
    .where('pic_id', '=', picId)
    .where('state', '=', 'proposed')
    .executeTakeFirst()
}

export type Case = { pic: PresaInCaricoRow; referral: Referral }

type Telling = {
  cause: string
  by: string
  tell: string[]
  set?: Partial<ReferralRow>
  holder?: string
}

/** Tells something of an admitted referral's case, to its sender too. */
export async function tellCase(tx: EquipeTx, referral: Referral, telling: Telling): Promise<Referral> {
  const { row } = referral
  const { cause, by, tell, set, holder } = telling
  return await moveReferral(tx, referral, {
    to: 'admitted',
    command: 'transfer-case',
    cause,
    holder: holder ? { kind: 'person', id: holder } : { kind: row.holder_kind, id: row.holder_id },
    nextStep: row.next_step,
    nextStepOn: row.next_step_on,
    by,
    tell,
    ...(set ? { set } : {}),
  })
}
