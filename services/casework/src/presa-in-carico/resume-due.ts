import { romeDay } from '@intarsi/territories'
import type { CaseworkDeps } from '../deps.ts'
import type { CaseworkTx } from '../schema.ts'
import { SYSTEM } from '../timeline/add-entry.ts'
import { stepPhase } from './move-phase.ts'
import { lockPic } from './pics.ts'

const BATCH = 100

/** Suspended cases whose day has come go on by themselves, each in a transaction of its own. Answers how many. */
export async function resumeDue({
  db,
  unitOfWork,
  clock,
}: Pick<CaseworkDeps, 'db' | 'unitOfWork' | 'clock'>): Promise<number> {
  const due = await db
    .selectFrom('presa_in_carico')
    .select('pic_id')
    .where('phase', '=', 'suspended')
    .where('suspended_until', '<=', romeDay(clock.now()))
    .limit(BATCH)
    .execute()
  let resumed = 0
  for (const { pic_id: picId } of due) if (await unitOfWork((tx) => resume(tx, picId))) resumed += 1
  return resumed
}

/** Asked again under the lock: somebody may have been faster. */
async function resume(tx: CaseworkTx, picId: string): Promise<boolean> {
  const pic = await lockPic(tx, picId)
  if (pic.phase !== 'suspended' || pic.suspended_until === null) return false
  if (pic.suspended_until > romeDay(tx.now)) return false
  await stepPhase(tx, pic, { command: 'resume', author: SYSTEM, anew: true })
  return true
}
