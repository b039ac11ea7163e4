import { readFile } from 'node:fs/promises'
import type { HousingDeps } from '../deps.ts'
import { importPlaces } from './import-places.ts'
import { parsePlacesFile } from './places-file.ts'

/** Brings in the configured file of places; unchanged, it changes nothing. Answers how many entries it took. */
export async function bringInFile({
  config,
  unitOfWork,
}: Pick<HousingDeps, 'config' | 'unitOfWork'>): Promise<number> {
  const path = config.INTARSI_PLACES_FILE
  if (!path) return 0
  const { added, changed } = await importPlaces(unitOfWork, parsePlacesFile(await readFile(path, 'utf8')))
  return added + changed
}
