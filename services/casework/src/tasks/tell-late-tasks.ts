import { type DataOf, type Territory, taskOverdue } from '@intarsi/contracts'
import { addDays, latestProfile, romeDay, workingCalendar } from '@intarsi/territories'
import type { CaseworkDeps } from '../deps.ts'
import { lockPic, refOf } from '../presa-in-carico/pics.ts'
import type { CaseworkTx } from '../schema.ts'
import { getTask } from './change-task.ts'
import type { TaskRow } from './tables.ts'

const BATCH = 100
/** Default (ours), as for every deadline: who stands above hears of it after two working days of grace. */
const GRACE_WORKING_DAYS = 2

type Late = { step: DataOf<typeof taskOverdue>['step']; lookOn: string | null }

/** Who hears that a task is late on a day, and when to look again; after an outage the first step is left out. Pure. */
export function lateStep(task: Pick<TaskRow, 'due_on' | 'territory_id'>, today: string): Late {
  const raisedOn = raiseOn(task.territory_id, task.due_on)
  return today < raisedOn ? { step: 'missed', lookOn: raisedOn } : { step: 'escalated', lookOn: null }
}

function raiseOn(territory: Territory, dueOn: string): string {
  const lastOfGrace = workingCalendar(latestProfile(territory)).addWorkingDays(dueOn, GRACE_WORKING_DAYS)
  return addDays(lastOfGrace, 1)
}

/** Tells which open tasks are late, each in a transaction of its own. Answers how many. */
export async function tellLateTasks({
  db,
  unitOfWork,
  clock,
}: Pick<CaseworkDeps, 'db' | 'unitOfWork' | 'clock'>): Promise<number> {
  const late = await db
    .selectFrom('task')
    .select(['task_id', 'pic_id'])
    .where('state', '=', 'open')
    .where('look_on', '<=', romeDay(clock.now()))
    .orderBy('look_on')
    .limit(BATCH)
    .execute()
  let told = 0
  for (const task of late) if (await unitOfWork((tx) => tellLate(tx, task))) told += 1
  return told
}

/** Asked again under the lock: somebody may have been faster. */
async function tellLate(tx: CaseworkTx, due: Pick<TaskRow, 'task_id' | 'pic_id'>): Promise<boolean> {
  const pic = await lockPic(tx, due.pic_id)
  const task = await getTask(tx, due.task_id)
  const today = romeDay(tx.now)
  if (task.state !== 'open' || task.look_on === null || task.look_on > today) return false
  const { step, lookOn } = lateStep(task, today)
  await tx.trx
    .updateTable('task')
    .set({ look_on: lookOn })
    .where('task_id', '=', task.task_id)
    .where('pic_id', '=', task.pic_id)
    .execute()
  await tx.announce(taskOverdue, pic.household_id, {
    ...refOf(pic),
    picId: pic.pic_id,
    taskId: task.task_id,
    ownerId: task.owner_id,
    dueOn: task.due_on,
    step,
  })
  return true
}
