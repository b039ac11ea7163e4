import type { Pic } from '../presa-in-carico/tables.ts'
import type { CaseworkTx } from '../schema.ts'
import type { ProjectRow } from './tables.ts'

/** The current version of the project; none before the assessment is complete. */
export async function currentProject(
  { trx }: Pick<CaseworkTx, 'trx'>,
  picId: string,
): Promise<ProjectRow | undefined> {
  return trx
    .selectFrom('project')
    .selectAll()
    .where('pic_id', '=', picId)
    .orderBy('project_version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Opens the next version of the project: the first after the assessment, others when it is planned anew. */
export async function draftProject(tx: CaseworkTx, pic: Pic): Promise<void> {
  const last = await currentProject(tx, pic.pic_id)
  if (last?.state === 'draft') return
  if (last?.state === 'signed' || last?.state === 'shared')
    await changeProject(tx, last, { state: 'replaced' })
  await tx.trx
    .insertInto('project')
    .values({
      pic_id: pic.pic_id,
      project_version: (last?.project_version ?? 0) + 1,
      household_id: pic.household_id,
      territory_id: pic.territory_id,
      state: 'draft',
      drafted_at: tx.now,
    })
    .execute()
}

export async function changeProject(
  { trx }: CaseworkTx,
  project: Pick<ProjectRow, 'pic_id' | 'project_version'>,
  change: Partial<ProjectRow>,
): Promise<void> {
  await trx
    .updateTable('project')
    .set(change)
    .where('pic_id', '=', project.pic_id)
    .where('project_version', '=', project.project_version)
    .execute()
}
