import { passDeadlinesOn } from '../deadlines/pass-deadlines-on.ts'
import type { EquipeDeps } from '../deps.ts'
import { personFor } from '../routing/choose-preparer.ts'
import { profileOf } from '../routing/profile-of.ts'
import type { EquipeTx } from '../schema.ts'
import { moveReferral } from './move-referral.ts'
import { lockReferral, type Referral } from './referral.ts'

/** States in which somebody reads the file. */
const READ_IN = ['routed', 'under-review', 'info-requested', 'awaiting-precondition', 'ready'] as const
const BATCH = 50

/**
 * Looks again for somebody to prepare what the coordinator holds because nobody could: people come back, loads get
 * lighter. Those that wait longest first. Answers how many found a preparer.
 */
export async function findPreparers({
  db,
  unitOfWork,
}: Pick<EquipeDeps, 'db' | 'unitOfWork'>): Promise<number> {
  const waiting = await db
    .selectFrom('referral')
    .select('referral_id')
    .where('closed_at', 'is', null)
    .where('preparer_id', 'is', null)
    .where('state', 'in', READ_IN)
    .orderBy('urgency')
    .orderBy('submitted_at')
    .limit(BATCH)
    .execute()
  let found = 0
  for (const { referral_id } of waiting) {
    const prepared = await unitOfWork(async (tx) => {
      const referral = await lockReferral(tx, referral_id)
      return referral !== undefined && (await findPreparer(tx, referral))
    })
    if (prepared) found += 1
  }
  return found
}

async function findPreparer(tx: EquipeTx, referral: Referral): Promise<boolean> {
  const { row, referralId } = referral
  if (row.preparer_id || !READ_IN.some((state) => state === row.state)) return false
  const { role } = profileOf(referral).routing.preparer
  const preparer = await personFor(tx, referral, { role, load: 1, quiet: true })
  if (!preparer) return false
  const held = row.holder_kind === 'person' && row.holder_id !== row.asked_first_id
  await moveReferral(tx, referral, {
    to: row.state,
    command: 'stay',
    cause: 'preparer-found',
    holder: { kind: row.holder_kind, id: held ? preparer : row.holder_id },
    nextStep: row.next_step,
    nextStepOn: row.next_step_on,
    by: 'system',
    tell: [preparer],
    set: { preparer_id: preparer },
  })
  if (held && row.holder_id)
    await passDeadlinesOn(tx, { referralId, from: row.holder_id, to: preparer, only: 'held' })
  return true
}
