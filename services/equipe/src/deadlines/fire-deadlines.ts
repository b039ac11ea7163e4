import { deadlinePassed } from '@intarsi/contracts'
import { type DeadlineStep, dueStep, nextLook, tellOf } from '@intarsi/kernel'
import type { EquipeDeps } from '../deps.ts'
import type { EquipeTx } from '../schema.ts'
import type { DeadlineBinding, DeadlineHandler } from './on-deadline.ts'
import type { DeadlineRow } from './tables.ts'

const BATCH = 50

export type DeadlineWorkerDeps = Pick<EquipeDeps, 'db' | 'unitOfWork' | 'clock' | 'logger'>

/**
 * Takes the deadlines whose time has come, each in a transaction of its own: lock the household, ask whether the rule
 * still holds, act or tell, close or go on. One that fails is logged and looked at again in a minute; the others go on.
 */
export async function fireDeadlines(
  deps: DeadlineWorkerDeps,
  bindings: readonly DeadlineBinding[],
): Promise<number> {
  const handlers = new Map(bindings.map(({ kind, handle }) => [kind, handle]))
  const due = await deps.db
    .selectFrom('deadline')
    .select(['deadline_id', 'household_id', 'kind'])
    .where('next_at', '<=', deps.clock.now())
    .orderBy('next_at')
    .limit(BATCH)
    .execute()
  let fired = 0
  for (const { deadline_id, household_id, kind } of due) {
    try {
      const work = (tx: EquipeTx) => fireOne(tx, { deadline_id, household_id }, handlers.get(kind))
      if (await deps.unitOfWork(work)) fired += 1
    } catch (error) {
      deps.logger.error({ err: error, deadlineId: deadline_id, kind }, 'deadline failed')
      await postpone(deps, deadline_id)
    }
  }
  return fired
}

type Due = Pick<DeadlineRow, 'deadline_id' | 'household_id'>

async function fireOne(tx: EquipeTx, due: Due, handle: DeadlineHandler | undefined): Promise<boolean> {
  await tx.lock('equipe.households', due.household_id)
  const row = await tx.trx
    .selectFrom('deadline')
    .selectAll()
    .where('deadline_id', '=', due.deadline_id)
    .where('household_id', '=', due.household_id)
    .where('next_at', '<=', tx.now)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return false
  const step = dueStep(row, tx.now)
  if (!step) {
    await update(tx, row, { next_at: row.due_at > tx.now ? nextLook(row, null) : null })
    return true
  }
  const answer = handle ? await handle(tx, row, step) : 'late'
  if (answer === 'late') await goOn(tx, row, step)
  else await close(tx, row, answer)
  return true
}

async function goOn(tx: EquipeTx, row: DeadlineRow, step: DeadlineStep): Promise<void> {
  const column = ({ reminder: 'reminded_at', missed: 'missed_at', escalated: 'escalated_at' } as const)[step]
  await update(tx, row, { [column]: tx.now, next_at: nextLook(row, step) })
  const data = {
    referralId: row.referral_id,
    referralNumber: row.referral_number,
    householdId: row.household_id,
    territory: row.territory_id,
    urgency: row.urgency,
    deadlineId: row.deadline_id,
    kind: row.kind,
    step,
    dueAt: row.due_at.toISOString(),
    tell: tellOf(row, step),
  }
  await tx.announce(deadlinePassed, row.household_id, deadlinePassed.data.parse(data))
}

/** A handler that opened the same kind again (a second round) already gave this row its new date. */
async function close(tx: EquipeTx, row: DeadlineRow, outcome: 'moot' | 'acted'): Promise<void> {
  await tx.trx
    .updateTable('deadline')
    .set({ closed_at: tx.now, next_at: null, outcome })
    .where('deadline_id', '=', row.deadline_id)
    .where('due_at', '=', row.due_at)
    .where('closed_at', 'is', null)
    .execute()
}

async function update(
  tx: EquipeTx,
  row: DeadlineRow,
  change: Partial<Pick<DeadlineRow, 'next_at' | 'reminded_at' | 'missed_at' | 'escalated_at'>>,
): Promise<void> {
  await tx.trx.updateTable('deadline').set(change).where('deadline_id', '=', row.deadline_id).execute()
}

async function postpone({ db, clock }: DeadlineWorkerDeps, deadlineId: string): Promise<void> {
  const next = new Date(clock.now().getTime() + 60_000)
  await db
    .updateTable('deadline')
    .set({ next_at: next })
    .where('deadline_id', '=', deadlineId)
    .where('closed_at', 'is', null)
    .execute()
}
