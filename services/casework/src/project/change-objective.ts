import type { Actor } from '@intarsi/access'
import type { Area } from '@intarsi/contracts'
import { problem } from '@intarsi/http'
import type { Pic } from '../presa-in-carico/tables.ts'
import type { CaseworkTx } from '../schema.ts'
import { addEntry, authorOf } from '../timeline/add-entry.ts'
import { currentProject } from './draft-project.ts'
import type { ObjectiveRow } from './tables.ts'

/** The objective; a 404 problem when there is none. */
export async function getObjective({ trx }: CaseworkTx, objectiveId: string): Promise<ObjectiveRow> {
  const row = await trx
    .selectFrom('objective')
    .selectAll()
    .where('objective_id', '=', objectiveId)
    .executeTakeFirst()
  if (!row) throw problem(404, 'objective-not-found', 'There is no such objective.')
  return row
}

type NewObjective = { area: Area; words: string; ownerId: string; dueOn?: string | undefined; actor: Actor }

export async function addObjective(
  tx: CaseworkTx,
  pic: Pic,
  { area, words, ownerId, dueOn, actor }: NewObjective,
): Promise<ObjectiveRow> {
  const project = await currentProject(tx, pic.pic_id)
  const row = await tx.trx
    .insertInto('objective')
    .values({
      pic_id: pic.pic_id,
      household_id: pic.household_id,
      territory_id: pic.territory_id,
      area,
      words,
      owner_id: ownerId,
      due_on: dueOn ?? null,
      state: 'open',
      project_version: project?.project_version ?? 1,
      added_at: tx.now,
      added_by: actor.personId,
      version: 1,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  const subjectId = row.objective_id
  await addEntry(tx, pic, { kind: 'objective-set', author: authorOf(actor), area, subjectId })
  return row
}

type Change = {
  words?: string | undefined
  ownerId?: string | undefined
  dueOn?: string | null | undefined
  state?: ObjectiveRow['state'] | undefined
}

export async function changeObjective(
  tx: CaseworkTx,
  pic: Pic,
  { objective, change, actor }: { objective: ObjectiveRow; change: Change; actor: Actor },
): Promise<ObjectiveRow> {
  const { words, ownerId, dueOn, state } = change
  const row = await tx.trx
    .updateTable('objective')
    .set((e) => ({
      ...(words === undefined ? {} : { words }),
      ...(ownerId === undefined ? {} : { owner_id: ownerId }),
      ...(dueOn === undefined ? {} : { due_on: dueOn }),
      ...(state === undefined ? {} : { state, ended_at: state === 'open' ? null : tx.now }),
      version: e('version', '+', 1),
    }))
    .where('objective_id', '=', objective.objective_id)
    .returningAll()
    .executeTakeFirstOrThrow()
  const kind = state && state !== objective.state ? `objective-${state}` : 'objective-changed'
  await addEntry(tx, pic, { kind, author: authorOf(actor), area: row.area, subjectId: row.objective_id })
  return row
}
