import type { Area, PicPhase } from '@intarsi/contracts'
import { changePic } from '../presa-in-carico/pics.ts'
import type { Pic } from '../presa-in-carico/tables.ts'
import type { CaseworkTx } from '../schema.ts'
import { type Author, addEntry } from '../timeline/add-entry.ts'
import type { Moment } from './tables.ts'

const MOMENTS: Readonly<Partial<Record<PicPhase, Moment>>> = {
  activated: 'start',
  assessment: 'start',
  'under-review': 'review',
  closing: 'end',
}

/** Of which moment a level is that is said now; undefined where none is said. */
export function momentOf(phase: PicPhase): Moment | undefined {
  return MOMENTS[phase]
}

export type Measurement = {
  moment: Moment
  area: Area
  level: number
  note?: string | undefined
  author: Author
}

/** The level of an area; measured again in the same assessment, review or closing, the later one stands. */
export async function measure(tx: CaseworkTx, pic: Pic, measurement: Measurement): Promise<void> {
  const { moment, area, level, note = null, author } = measurement
  let former = tx.trx
    .deleteFrom('area_level')
    .where('pic_id', '=', pic.pic_id)
    .where('area', '=', area)
    .where('moment', '=', moment)
  // Each review has levels of its own; the start is one, also when the case is resumed.
  if (moment !== 'start') former = former.where('measured_at', '>=', pic.phase_since)
  await former.execute()
  await tx.trx
    .insertInto('area_level')
    .values({
      pic_id: pic.pic_id,
      household_id: pic.household_id,
      territory_id: pic.territory_id,
      area,
      moment,
      level,
      note,
      measured_at: tx.now,
      measured_by: author.personId,
    })
    .execute()
  await changePic(tx, pic.pic_id, {})
  await addEntry(tx, pic, { kind: 'area-assessed', author, area, data: { moment } })
}
