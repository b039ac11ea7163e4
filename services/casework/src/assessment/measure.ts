import type { Area } from '@intarsi/contracts'
import { changePic } from '../presa-in-carico/pics.ts'
import type { Pic } from '../presa-in-carico/tables.ts'
import type { CaseworkTx } from '../schema.ts'
import { type Author, addEntry } from '../timeline/add-entry.ts'

export type Measurement = { area: Area; level: number; note?: string | undefined; author: Author }

/** The level of an area at the start; measured again before the assessment is complete, the later one stands. */
export async function measureStart(tx: CaseworkTx, pic: Pic, measurement: Measurement): Promise<void> {
  const { area, level, note = null, author } = measurement
  const measured = { level, note, measured_at: tx.now, measured_by: author.personId }
  await tx.trx
    .insertInto('area_level')
    .values({
      pic_id: pic.pic_id,
      household_id: pic.household_id,
      territory_id: pic.territory_id,
      area,
      moment: 'start',
      ...measured,
    })
    .onConflict((conflict) =>
      conflict.columns(['pic_id', 'area']).where('moment', '=', 'start').doUpdateSet(measured),
    )
    .execute()
  await changePic(tx, pic.pic_id, {})
  await addEntry(tx, pic, { kind: 'area-assessed', author, area, data: { moment: 'start' } })
}
