import { presaInCaricoClosed } from '@intarsi/contracts'
import { endCaseManagers } from '../case-managers/end-case-managers.ts'
import { releaseLoad } from '../choice/release-load.ts'
import { closeDeadlines } from '../deadlines/close-deadlines.ts'
import { openDeadline } from '../deadlines/open-deadline.ts'
import { coordinatorOf } from '../directory/coordinator-of.ts'
import { referralRefOf, reloadReferral } from '../referrals/referral.ts'
import { dueAfter } from '../routing/due.ts'
import { profileOf } from '../routing/profile-of.ts'
import type { EquipeTx } from '../schema.ts'
import { removeFromAgenda } from '../tables/remove-from-agenda.ts'
import { dissolveEquipe } from '../teams/dissolve-equipe.ts'
import { CALL_AFTERWARDS } from './call-afterwards.ts'
import type { PicOutcome, PresaInCaricoRow } from './tables.ts'

export type PicClosing = {
  picId: string
  outcome: PicOutcome
  by: string
  /** Who stays near the household, and which service. */
  continuity?: { referencePersonId: string; service: string; note: string }
  /** The PIC of the household that this one was joined into. */
  continuesIn?: string | null
  /** It goes on in another territory: who follows the household hands over there. */
  keepsManagers?: boolean
}

/** Outcomes after which the household is called once, 90 days later. */
const CALLED_AFTERWARDS: readonly PicOutcome[] = [
  'autonomy-reached',
  'partly-reached',
  'ordinary-services',
  'moved',
]

/** Closes the integrated case and lets go of all that equipe holds for it: case managers, seats, loads, dates, agenda. */
export async function closePic(tx: EquipeTx, closing: PicClosing): Promise<PresaInCaricoRow> {
  const pic = await writeClosing(tx, closing)
  const referral = await reloadReferral(tx, pic.referral_id)
  const { householdId } = referral
  const { keepsManagers = false } = closing
  if (!keepsManagers) await endCaseManagers(tx, { householdId, reason: closing.outcome, at: tx.now })
  await dissolveEquipe(tx, { picId: pic.pic_id, referral })
  if (!keepsManagers) await releaseLoad(tx, { householdId, referralId: referral.referralId })
  await closeDeadlines(tx, { referralId: referral.referralId })
  await releaseTransfer(tx, pic.pic_id)
  await tx.announce(presaInCaricoClosed, householdId, {
    ...referralRefOf(referral),
    picId: pic.pic_id,
    closedAt: tx.now.toISOString(),
    closedBy: closing.by,
    outcome: closing.outcome,
    referencePersonId: pic.reference_person_id,
  })
  await removeFromAgenda(tx, { referralId: referral.referralId, reason: 'pic-closed' })
  if (CALLED_AFTERWARDS.includes(closing.outcome)) await oweCallAfterwards(tx, pic)
  return pic
}

/** A case that ended waits for no other territory. */
async function releaseTransfer(tx: EquipeTx, picId: string): Promise<void> {
  await tx.trx
    .updateTable('case_transfer')
    .set({ state: 'released' })
    .where('pic_id', '=', picId)
    .where('state', '=', 'proposed')
    .execute()
}

async function writeClosing(tx: EquipeTx, closing: PicClosing): Promise<PresaInCaricoRow> {
  return await tx.trx
    .updateTable('presa_in_carico')
    .set((e) => ({
      closed_at: tx.now,
      closed_by: closing.by,
      outcome: closing.outcome,
      reference_person_id: closing.continuity?.referencePersonId ?? null,
      continuity_service: closing.continuity?.service ?? null,
      continuity_note: closing.continuity?.note ?? null,
      version: e('version', '+', 1),
    }))
    .where('pic_id', '=', closing.picId)
    .returningAll()
    .executeTakeFirstOrThrow()
}

async function oweCallAfterwards(tx: EquipeTx, pic: PresaInCaricoRow): Promise<void> {
  const referral = await reloadReferral(tx, pic.referral_id)
  const term = dueAfter(profileOf(referral), { key: 'afterClosure', urgency: referral.urgency, from: tx.now })
  await openDeadline(tx, {
    ...referralRefOf(referral),
    kind: CALL_AFTERWARDS,
    ...term,
    holderId: pic.reference_person_id,
    escalateTo: (await coordinatorOf(tx, referral.territory)).personId,
  })
}
