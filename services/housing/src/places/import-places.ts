import { createHash } from 'node:crypto'
import type { HousingUnitOfWork } from '../schema.ts'
import { describePlace, registerPlace } from './commands.ts'
import type { PlacesFile } from './places-file.ts'

export type ImportReport = { added: number; changed: number; unchanged: number }

/**
 * Brings the places of a file in, each in its own transaction. Again with the same file: nothing happens. An entry
 * that changed in the file changes its place; what people changed since stays as long as the entry is the same.
 */
export async function importPlaces(unitOfWork: HousingUnitOfWork, file: PlacesFile): Promise<ImportReport> {
  const report: ImportReport = { added: 0, changed: 0, unchanged: 0 }
  for (const entry of file.places) report[await importPlace(unitOfWork, entry)] += 1
  return report
}

async function importPlace(
  unitOfWork: HousingUnitOfWork,
  { id: placeId, facts: _facts, ...place }: PlacesFile['places'][number],
): Promise<keyof ImportReport> {
  const sourceHash = createHash('sha256').update(JSON.stringify(place)).digest('hex')
  return unitOfWork(async (tx) => {
    await tx.lock('housing.places', placeId)
    const known = await tx.trx
      .selectFrom('place')
      .select('source_hash')
      .where('place_id', '=', placeId)
      .executeTakeFirst()
    if (known?.source_hash === sourceHash) return 'unchanged'
    if (known) await describePlace(tx, placeId, { place, sourceHash })
    else await registerPlace(tx, place, { placeId, sourceHash })
    return known ? 'changed' : 'added'
  })
}
