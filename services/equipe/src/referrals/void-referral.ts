import { type Accepted, accept, type Rejected, reject } from '@intarsi/kernel'
import { closePic } from '../presa-in-carico/close-pic.ts'
import type { EquipeTx } from '../schema.ts'
import { concernedBy } from './concerned-by.ts'
import { moveReferral } from './move-referral.ts'
import { done, type Outcome } from './outcome.ts'
import type { Referral } from './referral.ts'
import { release } from './release.ts'
import { isOpen, mayMove } from './states.ts'

/** A void needs two persons: the second is somebody else. */
export function decideVoid(
  request: { requestedBy: string } | undefined,
  by: string,
): Accepted<never> | Rejected<'void-not-requested' | 'second-person-required'> {
  if (!request) return reject('void-not-requested', 'Nobody asked to void this referral.')
  if (request.requestedBy === by)
    return reject('second-person-required', 'A second person confirms a void.', { requestedBy: by })
  return accept()
}

/** The coordinator asks to void a referral entered by mistake; nothing happens until a second person agrees. */
export async function requestVoid(
  tx: EquipeTx,
  referral: Referral,
  request: { reason: string; by: string },
): Promise<Outcome> {
  const may = mayMove(referral.row.state, 'void')
  if (!may.ok) return may
  const row = { reason: request.reason, requested_by: request.by, requested_at: tx.now }
  await tx.trx
    .insertInto('void_request')
    .values({
      referral_id: referral.referralId,
      household_id: referral.householdId,
      territory_id: referral.territory,
      ...row,
    })
    .onConflict((conflict) => conflict.column('referral_id').doUpdateSet(row))
    .execute()
  return done(referral)
}

/** The second person agrees: the referral is void for good; a new one may cite it. Its PIC closes as not started. */
export async function confirmVoid(tx: EquipeTx, referral: Referral, by: string): Promise<Outcome> {
  const may = mayMove(referral.row.state, 'void')
  if (!may.ok) return may
  const request = await tx.trx
    .selectFrom('void_request')
    .select(['requested_by as requestedBy', 'reason'])
    .where('referral_id', '=', referral.referralId)
    .executeTakeFirst()
  const agreed = decideVoid(request, by)
  if (!agreed.ok) return agreed
  const tell = await concernedBy(tx, referral)
  await closeOwnPic(tx, referral, by)
  if (isOpen(referral.row.state)) await release(tx, referral, 'void')
  return done(
    await moveReferral(tx, referral, {
      to: 'void',
      command: 'void',
      reason: 'entered-in-error',
      ...(request ? { note: request.reason } : {}),
      holder: { kind: 'none', id: null },
      nextStep: 'none',
      nextStepOn: null,
      by,
      tell,
    }),
  )
}

async function closeOwnPic(tx: EquipeTx, referral: Referral, by: string): Promise<void> {
  if (referral.row.state !== 'admitted') return
  const pic = await tx.trx
    .selectFrom('presa_in_carico')
    .select('pic_id as picId')
    .where('referral_id', '=', referral.referralId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  if (pic) await closePic(tx, { ...pic, outcome: 'not-started', by })
}

/** What waits for a second person; null once it is void, or when nobody asked. */
export async function findVoidRequest(tx: EquipeTx, { referralId, row }: Referral) {
  if (row.state === 'void') return null
  const asked = await tx.trx
    .selectFrom('void_request')
    .select(['reason', 'requested_by', 'requested_at'])
    .where('referral_id', '=', referralId)
    .executeTakeFirst()
  if (!asked) return null
  const { reason, requested_by: requestedBy, requested_at: requestedAt } = asked
  return { reason, requestedBy, requestedAt: requestedAt.toISOString() }
}
