import { type Area, taskChanged } from '@intarsi/contracts'
import { problem } from '@intarsi/http'
import { addDays } from '@intarsi/territories'
import { refOf } from '../presa-in-carico/pics.ts'
import type { Pic } from '../presa-in-carico/tables.ts'
import type { CaseworkTx } from '../schema.ts'
import { type Author, addEntry } from '../timeline/add-entry.ts'
import type { TaskRow } from './tables.ts'

/** The task; a 404 problem when there is none. */
export async function getTask({ trx }: CaseworkTx, taskId: string): Promise<TaskRow> {
  const row = await trx.selectFrom('task').selectAll().where('task_id', '=', taskId).executeTakeFirst()
  if (!row) throw problem(404, 'task-not-found', 'There is no such task.')
  return row
}

export type NewTask = {
  area: Area
  title: string
  notes?: string | undefined
  objectiveId?: string | undefined
  ownerId: string
  dueOn: string
}

export async function addTask(tx: CaseworkTx, pic: Pic, task: NewTask, author: Author): Promise<TaskRow> {
  const row = await tx.trx
    .insertInto('task')
    .values({
      pic_id: pic.pic_id,
      household_id: pic.household_id,
      territory_id: pic.territory_id,
      objective_id: task.objectiveId ?? null,
      area: task.area,
      title: task.title,
      notes: task.notes ?? null,
      owner_id: task.ownerId,
      due_on: task.dueOn,
      look_on: addDays(task.dueOn, 1),
      state: 'open',
      added_at: tx.now,
      added_by: author.personId,
      version: 1,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await tell(tx, pic, row, { by: author.personId, ownerIsNew: true })
  await addEntry(tx, pic, {
    kind: 'task-added',
    author,
    area: row.area,
    subjectId: row.task_id,
    data: { ownerId: row.owner_id, dueOn: row.due_on },
  })
  return row
}

export type TaskChange = Partial<
  Pick<TaskRow, 'title' | 'notes' | 'owner_id' | 'due_on' | 'state' | 'result' | 'ended_at' | 'ended_by'>
>

/** Writes a change, tells it, keeps it in the history. Nothing to change is no change. */
export async function changeTask(
  tx: CaseworkTx,
  pic: Pic,
  { task, change, author }: { task: TaskRow; change: TaskChange; author: Author },
): Promise<TaskRow> {
  if (Object.keys(change).length === 0) return task
  const row = await tx.trx
    .updateTable('task')
    .set((e) => ({ ...change, ...lookOf(task, change), version: e('version', '+', 1) }))
    .where('task_id', '=', task.task_id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await tell(tx, pic, row, { by: author.personId, ownerIsNew: row.owner_id !== task.owner_id })
  await addEntry(tx, pic, {
    kind: row.state === task.state ? 'task-changed' : `task-${row.state}`,
    author,
    area: row.area,
    subjectId: row.task_id,
    data: { ownerId: row.owner_id, dueOn: row.due_on },
  })
  return row
}

/** A task with another day, or taken up again, is late anew the day after. */
function lookOf({ due_on }: TaskRow, change: TaskChange): { look_on?: string } {
  if (!change.due_on && change.state !== 'open') return {}
  return { look_on: addDays(change.due_on ?? due_on, 1) }
}

async function tell(
  tx: CaseworkTx,
  pic: Pic,
  row: TaskRow,
  { by, ownerIsNew }: { by: string; ownerIsNew: boolean },
): Promise<void> {
  await tx.announce(taskChanged, pic.household_id, {
    ...refOf(pic),
    picId: pic.pic_id,
    taskId: row.task_id,
    area: row.area,
    state: row.state,
    ownerId: row.owner_id,
    dueOn: row.due_on,
    changedAt: tx.now.toISOString(),
    changedBy: by,
    ownerIsNew,
  })
}
