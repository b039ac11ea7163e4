import { conflictDeclared, type Territory } from '@intarsi/contracts'
import { leaveSeat } from '../case-managers/answer-proposal.ts'
import { listActive } from '../case-managers/case-manager-rows.ts'
import { reloadReferral } from '../referrals/referral.ts'
import { replaceGone } from '../referrals/replace-gone.ts'
import type { EquipeTx } from '../schema.ts'
import { changeSeat } from '../teams/change-seat.ts'

export type Conflict = { householdId: string; territory: Territory; personId: string; reason: string }

/**
 * Somebody must not follow or decide on a household: told to every service, and whatever that person holds for it goes
 * to somebody else at once. The household is locked; said twice, it changes nothing.
 */
export async function declareConflict(tx: EquipeTx, conflict: Conflict): Promise<void> {
  const { householdId, territory, personId, reason } = conflict
  const kept = await tx.trx
    .insertInto('conflict_of_interest')
    .values({
      household_id: householdId,
      person_id: personId,
      territory_id: territory,
      reason,
      declared_at: tx.now,
    })
    .onConflict((c) => c.columns(['household_id', 'person_id']).doNothing())
    .returning('person_id')
    .executeTakeFirst()
  if (!kept) return
  await announceConflict(tx, conflict)
  await passOn(tx, { householdId, personId })
}

export async function announceConflict(
  tx: EquipeTx,
  { householdId, territory, personId }: Omit<Conflict, 'reason'>,
): Promise<void> {
  await tx.announce(conflictDeclared, householdId, {
    householdId,
    territory,
    personId,
    declaredAt: tx.now.toISOString(),
  })
}

type Holding = { householdId: string; personId: string }

async function passOn(tx: EquipeTx, { householdId, personId }: Holding): Promise<void> {
  const files = await tx.trx
    .selectFrom('referral')
    .select('referral_id')
    .where('household_id', '=', householdId)
    .where('closed_at', 'is', null)
    .where((e) => e.or([e('preparer_id', '=', personId), e('asked_first_id', '=', personId)]))
    .execute()
  for (const { referral_id } of files) {
    const gone = { person_id: personId, reason: 'conflict-of-interest' }
    await replaceGone(tx, await reloadReferral(tx, referral_id), gone)
  }
  for (const row of await listActive(tx, householdId)) {
    if (row.person_id !== personId || row.state === 'interim') continue
    const state = row.state === 'proposed' ? 'lapsed' : 'ended'
    await leaveSeat(tx, row, { state, reason: 'role-change' })
  }
  await leaveEquipe(tx, { householdId, personId })
}

async function leaveEquipe(tx: EquipeTx, { householdId, personId }: Holding): Promise<void> {
  const seats = await tx.trx
    .selectFrom('equipe_seat')
    .selectAll()
    .where('household_id', '=', householdId)
    .where('person_id', '=', personId)
    .where('state', 'in', ['proposed', 'active', 'away', 'called', 'engaged'])
    .execute()
  for (const seat of seats)
    await changeSeat(tx, seat, { command: 'decline', by: 'system', reason: 'conflict-of-interest' })
}
