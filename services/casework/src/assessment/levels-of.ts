import type { CaseworkDb } from '../schema.ts'
import type { AreaLevelRow } from './tables.ts'

/** Every level measured in a case, oldest first. */
export async function levelsOf(db: Pick<CaseworkDb, 'selectFrom'>, picId: string): Promise<AreaLevelRow[]> {
  return db
    .selectFrom('area_level')
    .selectAll()
    .where('pic_id', '=', picId)
    .orderBy('measured_at')
    .orderBy('level_id')
    .execute()
}
