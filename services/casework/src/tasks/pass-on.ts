import type { Pic } from '../presa-in-carico/tables.ts'
import type { CaseworkTx } from '../schema.ts'
import { SYSTEM } from '../timeline/add-entry.ts'
import { changeTask } from './change-task.ts'

/** Open tasks of somebody who has no part in the case any more go to its case manager: none is left without an owner. */
export async function passTasksOn(tx: CaseworkTx, pic: Pic): Promise<void> {
  const rows = await tx.trx
    .selectFrom('task')
    .selectAll()
    .where('pic_id', '=', pic.pic_id)
    .where('state', '=', 'open')
    .where('owner_id', 'not in', (db) =>
      db.selectFrom('pic_holder').select('person_id').where('pic_id', '=', pic.pic_id),
    )
    .execute()
  for (const task of rows) {
    await changeTask(tx, pic, { task, change: { owner_id: pic.case_manager_id }, author: SYSTEM })
  }
}

/** A case that ended asks nobody for anything more; its end is told, not each of its tasks. */
export async function dropOpenTasks({ trx, now }: CaseworkTx, picId: string): Promise<void> {
  await trx
    .updateTable('task')
    .set((e) => ({ state: 'dropped', ended_at: now, ended_by: 'system', version: e('version', '+', 1) }))
    .where('pic_id', '=', picId)
    .where('state', '=', 'open')
    .execute()
}
