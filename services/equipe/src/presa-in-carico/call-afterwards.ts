import { reject } from '@intarsi/kernel'
import { closeDeadlines } from '../deadlines/close-deadlines.ts'
import { recordAttempt } from '../referrals/contact-routes.ts'
import { romeDay } from '../rome-time.ts'
import type { EquipeTx } from '../schema.ts'
import type { Case } from './transfer-case.ts'

export const CALL_AFTERWARDS = 'after-closure'

export type CallAfterwards = { on: string; language: string; by: string }

/** The one call to a household some months after its case was closed (section 6): recorded, it is owed no more. */
export async function callAfterwards(tx: EquipeTx, { pic, referral }: Case, call: CallAfterwards) {
  const { referralId } = referral
  const owed = await tx.trx
    .selectFrom('deadline')
    .select('deadline_id')
    .where('referral_id', '=', referralId)
    .where('kind', '=', CALL_AFTERWARDS)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  if (!pic.closed_at || !owed) return reject('no-call-owed', 'No call after the closing is owed.')
  const closedOn = romeDay(pic.closed_at)
  if (call.on < closedOn)
    return reject('call-before-closing', 'The call comes after the closing.', { on: call.on, closedOn })
  await recordAttempt(tx, referral, { ...call, channel: 'telephone' })
  await closeDeadlines(tx, { referralId, kinds: [CALL_AFTERWARDS] })
  return { ok: true } as const
}
