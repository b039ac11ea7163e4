import { presaInCaricoOpened } from '@intarsi/contracts'
import { weighedOf } from '../case-managers/case-weight.ts'
import { confirmCaseManager } from '../case-managers/confirm-case-manager.ts'
import { proposeCaseManager } from '../case-managers/propose-case-manager.ts'
import { openAlerts } from '../deadlines/date-alerts.ts'
import { openDeadline } from '../deadlines/open-deadline.ts'
import { coordinatorOf } from '../directory/coordinator-of.ts'
import { joinReferral } from '../referrals/join-referral.ts'
import { moveReferral } from '../referrals/move-referral.ts'
import { type Referral, referralRefOf } from '../referrals/referral.ts'
import { release } from '../referrals/release.ts'
import { romeDay } from '../rome-time.ts'
import { dueAfter } from '../routing/due.ts'
import { profileOf } from '../routing/profile-of.ts'
import type { EquipeTx } from '../schema.ts'
import { composeEquipe } from '../teams/compose-equipe.ts'
import { openPicOf } from './open-pic-of.ts'
import { seatCase } from './seat-case.ts'

export type Admission = {
  decisionId: string
  by: string
  command: 'admit' | 'start-presa-in-carico'
  /** Instead of the proposed case manager. */
  caseManager?: { personId: string; reason: string }
  note?: string
}

/**
 * Takes a household in charge: opens its one PIC, confirms the case manager, composes the équipe. A household that has
 * an open PIC already is not taken in charge twice: the referral joins it.
 */
export async function openPic(tx: EquipeTx, referral: Referral, admission: Admission): Promise<Referral> {
  const open = await openPicOf(tx, referral.householdId)
  const { by, command } = admission
  if (open) return await joinReferral(tx, referral, { by, picId: open.pic_id, reason: null, command })
  const { pic_id: picId } = await insertPic(tx, referral, admission.decisionId)
  const caseManagerId = await confirmManager(tx, referral, { ...admission, picId })
  const admitted = await admit(tx, referral, { ...admission, picId, caseManagerId })
  await announceOpened(tx, admitted, { picId, caseManagerId, decisionId: admission.decisionId })
  await composeEquipe(tx, admitted, { picId, caseManagerId })
  await release(tx, referral, 'admitted')
  await openCareDeadlines(tx, admitted, caseManagerId)
  await seatCase(tx, admitted, 'individual-project')
  return admitted
}

/** Who follows the household from now on. A proposal that had ended (a corrected decision) is made again. */
export async function confirmManager(
  tx: EquipeTx,
  referral: Referral,
  { picId, by, caseManager }: Pick<Admission, 'by' | 'caseManager'> & { picId: string },
): Promise<string> {
  const ref = referralRefOf(referral)
  await proposeCaseManager(tx, {
    referral: ref,
    ...weighedOf(referral.row),
    profile: profileOf(referral),
    nothingToDoBefore: null,
    referrerId: referral.row.referrer_id,
  })
  const { personId } = await confirmCaseManager(tx, {
    referral: ref,
    picId,
    ...(caseManager && { personId: caseManager.personId, overrideReason: caseManager.reason }),
    by,
    mode: referral.row.admission.confirmCaseManager,
  })
  return personId
}

async function insertPic(tx: EquipeTx, referral: Referral, decisionId: string) {
  const { row } = referral
  return await tx.trx
    .insertInto('presa_in_carico')
    .values({
      household_id: referral.householdId,
      territory_id: referral.territory,
      referral_id: referral.referralId,
      decision_id: decisionId,
      profile_version: row.profile_version,
      facts: row.facts,
      opened_at: tx.now,
    })
    .returning('pic_id')
    .executeTakeFirstOrThrow()
}

async function admit(
  tx: EquipeTx,
  referral: Referral,
  admission: Admission & { picId: string; caseManagerId: string },
): Promise<Referral> {
  const from = { urgency: referral.urgency, from: tx.now }
  const { dueAt } = dueAfter(profileOf(referral), { key: 'firstInterview', ...from })
  return await moveReferral(tx, referral, {
    to: 'admitted',
    command: admission.command,
    holder: { kind: 'person', id: admission.caseManagerId },
    nextStep: 'first-interview',
    nextStepOn: romeDay(dueAt),
    by: admission.by,
    tell: [admission.caseManagerId, ...(referral.row.preparer_id ? [referral.row.preparer_id] : [])],
    set: { pic_id: admission.picId },
    ...(admission.note ? { note: admission.note } : {}),
  })
}

async function announceOpened(
  tx: EquipeTx,
  referral: Referral,
  pic: { picId: string; caseManagerId: string; decisionId: string },
): Promise<void> {
  await tx.announce(presaInCaricoOpened, referral.householdId, {
    ...referralRefOf(referral),
    ...pic,
    openedAt: tx.now.toISOString(),
    profileVersion: referral.row.profile_version,
    facts: referral.row.facts,
  })
}

/** Terms that run from admission, held by the case manager. */
const CARE_TERMS = [
  ['first-interview', 'firstInterview'],
  ['assessment-done', 'assessmentDone'],
  ['project-signed', 'projectSigned'],
  ['review', 'review'],
  ['horizon', 'horizon'],
] as const

export async function openCareDeadlines(tx: EquipeTx, referral: Referral, holderId: string): Promise<void> {
  const profile = profileOf(referral)
  const { personId: escalateTo } = await coordinatorOf(tx, referral.territory)
  for (const [kind, key] of CARE_TERMS) {
    const term = dueAfter(profile, { key, urgency: referral.urgency, from: tx.now })
    await openDeadline(tx, { ...referralRefOf(referral), kind, ...term, holderId, escalateTo })
  }
  await openAlerts(tx, referral)
}
