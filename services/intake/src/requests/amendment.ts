import { isDeepStrictEqual } from 'node:util'
import type { DataOf, ReferralForm, withdrawalRequested } from '@intarsi/contracts'
import { accept, type Decision, reject } from '@intarsi/kernel'
import type { ReferralRow } from '../referrals/load-referral.ts'

/** States in which a referral takes no change any more. */
const CLOSED = new Set(['joined', 'withdrawn', 'void', 'handed-over', 'advised'])

export const takesChanges = ({ state }: Pick<ReferralRow, 'state'>): boolean => !CLOSED.has(state)

type Change = { form: ReferralForm; changedFields: string[] }

/** May this referral still be changed, and what would change? Pure. */
export function decideAmendment(
  row: Pick<ReferralRow, 'state' | 'number'>,
  { before, after }: { before: ReferralForm; after: ReferralForm },
): Decision<Change, 'referral-closed' | 'fixed-field'> {
  if (!takesChanges(row)) return closed(row)
  const changedFields = fieldsThatDiffer(before, after)
  const fixed = changedFields.filter((field) => FIXED.has(field))
  if (fixed.length > 0) {
    return reject('fixed-field', `These fields stay as they were sent: ${fixed.join(', ')}.`, {
      fields: fixed,
    })
  }
  return changedFields.length === 0 ? accept() : accept({ form: after, changedFields })
}

/** Who sent it, and under which key, is what it was. */
const FIXED = new Set(['sportelloId', 'senderReference', 'channel'])

function fieldsThatDiffer(before: ReferralForm, after: ReferralForm): string[] {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof ReferralForm>
  return [...fields].filter((field) => !isDeepStrictEqual(before[field], after[field])).sort()
}

/** A question is answered while it stands. Pure. */
export function decideAnswer(
  row: Pick<ReferralRow, 'state' | 'number' | 'view'>,
): Decision<never, 'referral-closed' | 'no-question'> {
  if (!takesChanges(row)) return closed(row)
  if (row.view.question === null)
    return reject('no-question', 'Nobody has asked for information on this referral.')
  return accept()
}

type WithdrawalReason = DataOf<typeof withdrawalRequested>['reason']

/** Asked twice, a withdrawal is one. Pure. */
export function decideWithdrawal(
  row: Pick<ReferralRow, 'state' | 'number'>,
  reason: WithdrawalReason,
): Decision<{ reason: WithdrawalReason }, 'referral-closed'> {
  return takesChanges(row) ? accept({ reason }) : closed(row)
}

function closed(row: Pick<ReferralRow, 'state' | 'number'>) {
  return reject(
    'referral-closed' as const,
    `${row.number} is closed (${row.state}); send a new referral that cites it.`,
  )
}
