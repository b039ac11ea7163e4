import { presaInCaricoOpened } from '@intarsi/contracts'
import { closeDeadlines } from '../deadlines/close-deadlines.ts'
import { referralRefOf, reloadReferral } from '../referrals/referral.ts'
import type { EquipeTx } from '../schema.ts'
import { composeEquipe } from '../teams/compose-equipe.ts'
import { confirmManager, openCareDeadlines } from './open-pic.ts'
import { openPicOf } from './open-pic-of.ts'
import { seatCase } from './seat-case.ts'
import type { PresaInCaricoRow } from './tables.ts'

/** Takes a closed PIC up again, with a case manager and an équipe; none when the household has another open one. */
export async function reopenPic(
  tx: EquipeTx,
  { picId, by }: { picId: string; by: string },
): Promise<PresaInCaricoRow | null> {
  const { household_id: householdId } = await tx.trx
    .selectFrom('presa_in_carico')
    .select('household_id')
    .where('pic_id', '=', picId)
    .executeTakeFirstOrThrow()
  if (await openPicOf(tx, householdId)) return null
  const pic = await clearClosing(tx, picId)
  const referral = await reloadReferral(tx, pic.referral_id)
  await closeDeadlines(tx, { referralId: referral.referralId, kinds: ['after-closure'] })
  const caseManagerId = await confirmManager(tx, referral, { picId, by })
  await tx.announce(presaInCaricoOpened, householdId, {
    ...referralRefOf(referral),
    picId,
    decisionId: pic.decision_id,
    openedAt: tx.now.toISOString(),
    profileVersion: pic.profile_version,
    caseManagerId,
    facts: referral.row.facts,
  })
  await composeEquipe(tx, referral, { picId, caseManagerId })
  await openCareDeadlines(tx, referral, caseManagerId)
  await seatCase(tx, referral, 'individual-project')
  return pic
}

async function clearClosing(tx: EquipeTx, picId: string): Promise<PresaInCaricoRow> {
  return await tx.trx
    .updateTable('presa_in_carico')
    .set((e) => ({
      closed_at: null,
      closed_by: null,
      outcome: null,
      reference_person_id: null,
      continuity_service: null,
      continuity_note: null,
      resumed_at: tx.now,
      version: e('version', '+', 1),
    }))
    .where('pic_id', '=', picId)
    .returningAll()
    .executeTakeFirstOrThrow()
}
