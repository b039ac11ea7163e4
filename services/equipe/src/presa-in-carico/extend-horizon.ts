import type { Rejected } from '@intarsi/kernel'
import { deadlineOf } from '@intarsi/territories'
import { Temporal } from 'temporal-polyfill'
import { listActive } from '../case-managers/case-manager-rows.ts'
import { openDeadline } from '../deadlines/open-deadline.ts'
import { coordinatorOf } from '../directory/coordinator-of.ts'
import { referralRefOf } from '../referrals/referral.ts'
import { romeDay, romeInstant } from '../rome-time.ts'
import { dueAfter, END_OF_OFFICE_DAY } from '../routing/due.ts'
import { profileOf } from '../routing/profile-of.ts'
import type { EquipeTx } from '../schema.ts'
import { decideExtension } from './decide-pic.ts'
import type { PresaInCaricoRow } from './tables.ts'
import { type Case, tellCase } from './transfer-case.ts'

export const HORIZON = 'horizon'

/** Gives a project more time, once: its horizon ends so many months later, and who follows the household is told. */
export async function extendHorizon(
  tx: EquipeTx,
  { pic, referral }: Case,
  { reason, by }: { reason: string; by: string },
): Promise<{ ok: true } | Rejected> {
  const profile = profileOf(referral)
  const { extensionMonths } = deadlineOf(profile, HORIZON, referral.urgency)
  const may = decideExtension(pic, extensionMonths)
  if (!may.ok) return may
  const horizon = await findHorizon(tx, referral.referralId)
  const from = { key: HORIZON, urgency: referral.urgency, from: pic.resumed_at ?? pic.opened_at } as const
  const before = romeDay(horizon?.due_at ?? dueAfter(profile, from).dueAt)
  const until = Temporal.PlainDate.from(before).add({ months: extensionMonths ?? 0 })
  const { personId: coordinator } = await coordinatorOf(tx, referral.territory)
  const managers = (await listActive(tx, referral.householdId)).map((row) => row.person_id)
  await openDeadline(tx, {
    ...referralRefOf(referral),
    kind: HORIZON,
    dueAt: romeInstant(until.toString(), END_OF_OFFICE_DAY),
    holderId: horizon?.holder_id ?? managers[0] ?? coordinator,
    escalateTo: coordinator,
  })
  await writeExtension(tx, pic, { reason, by })
  await tellCase(tx, referral, { cause: 'case-extended', by, tell: [...new Set([...managers, coordinator])] })
  return { ok: true }
}

/** The open term of a case's project. */
export async function findHorizon(tx: EquipeTx, referralId: string) {
  return await tx.trx
    .selectFrom('deadline')
    .select(['due_at', 'holder_id'])
    .where('referral_id', '=', referralId)
    .where('kind', '=', HORIZON)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
}

async function writeExtension(
  tx: EquipeTx,
  pic: PresaInCaricoRow,
  { reason, by }: { reason: string; by: string },
): Promise<void> {
  await tx.trx
    .updateTable('presa_in_carico')
    .set((e) => ({
      extended_at: tx.now,
      extended_by: by,
      extension_reason: reason,
      version: e('version', '+', 1),
    }))
    .where('pic_id', '=', pic.pic_id)
    .execute()
}
