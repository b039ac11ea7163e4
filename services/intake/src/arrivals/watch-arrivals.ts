import { routingOverdue } from '@intarsi/contracts'
import type { Worker } from '@intarsi/runtime'
import type { IntakeDeps } from '../deps.ts'
import { survivingHousehold } from '../households/surviving-household.ts'
import { referralRef } from '../requests/keep-request.ts'
import { lockReferral } from '../requests/lock-referral.ts'

/** No routing answer in this time alarms coordinator and operator: a stuck event is never a lost family. */
const ROUTED_WITHIN_MS = 60_000
const AT_A_TIME = 50

/** Announces once, for each arrival that nobody has routed in time, that it is overdue. */
export function watchArrivals(deps: IntakeDeps): Worker {
  return { name: 'arrivals', everyMs: 5_000, run: () => announceOverdue(deps) }
}

async function announceOverdue(deps: IntakeDeps): Promise<number> {
  const before = new Date(deps.clock.now().getTime() - ROUTED_WITHIN_MS)
  const waiting = await deps.db
    .selectFrom('referral')
    .select('referral_id')
    .where('submitted_at', '<=', before)
    .where('routed_at', 'is', null)
    .where('overdue_at', 'is', null)
    .orderBy('submitted_at')
    .limit(AT_A_TIME)
    .execute()
  for (const { referral_id } of waiting) await announceOne(deps, referral_id)
  return waiting.length
}

async function announceOne({ unitOfWork }: IntakeDeps, referralId: string): Promise<void> {
  await unitOfWork(async (tx) => {
    const row = await lockReferral(tx, referralId)
    // Asked again under the lock: the answer may have come meanwhile, or another instance was here.
    if (row.routed_at !== null || row.overdue_at !== null) return
    await tx.trx
      .updateTable('referral')
      .set({ overdue_at: tx.now })
      .where('referral_id', '=', referralId)
      .execute()
    const householdId = await survivingHousehold(tx.trx, row.household_id)
    await tx.announce(routingOverdue, householdId, {
      ...referralRef(row, householdId),
      sportelloId: row.sportello_id,
      submittedAt: row.submitted_at.toISOString(),
    })
  })
}
