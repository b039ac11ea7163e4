import type { CaseworkDb } from '../schema.ts'
import type { ObjectiveRow } from './tables.ts'

/** Objectives of a case, by area and in the order in which they were set. */
export async function objectivesOf(
  db: Pick<CaseworkDb, 'selectFrom'>,
  picId: string,
): Promise<ObjectiveRow[]> {
  return db
    .selectFrom('objective')
    .selectAll()
    .where('pic_id', '=', picId)
    .orderBy('area')
    .orderBy('objective_id')
    .execute()
}
