import { createHash } from 'node:crypto'
import type { HousingTx, HousingUnitOfWork } from '../schema.ts'
import { describePlace, registerPlace } from './commands.ts'
import type { PlacesFile } from './places-file.ts'

export type ImportReport = { added: number; changed: number; unchanged: number }

/**
 * Brings the places of a file in, each in its own transaction. Again with the same file: nothing happens. An entry
 * that changed in the file changes its place; what people changed since stays as long as the entry is the same.
 */
export async function importPlaces(unitOfWork: HousingUnitOfWork, file: PlacesFile): Promise<ImportReport> {
  const report: ImportReport = { added: 0, changed: 0, unchanged: 0 }
  const taken = await unitOfWork(listTaken)
  for (const { id: placeId, facts: _facts, ...place } of file.places) {
    const sourceHash = createHash('sha256').update(JSON.stringify(place)).digest('hex')
    const isTaken = taken.get(placeId) === sourceHash
    report[isTaken ? 'unchanged' : await importPlace(unitOfWork, { placeId, place, sourceHash })] += 1
  }
  return report
}

/** What each place's entry was when it was taken last: the file is read every hour, and seldom another one. */
async function listTaken({ trx }: HousingTx): Promise<Map<string, string | null>> {
  const rows = await trx.selectFrom('place').select(['place_id', 'source_hash']).execute()
  return new Map(rows.map(({ place_id, source_hash }) => [place_id, source_hash]))
}

type Entry = {
  placeId: string
  place: Omit<PlacesFile['places'][number], 'id' | 'facts'>
  sourceHash: string
}

async function importPlace(
  unitOfWork: HousingUnitOfWork,
  { placeId, place, sourceHash }: Entry,
): Promise<keyof ImportReport> {
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
