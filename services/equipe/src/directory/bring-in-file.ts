import { readDirectory } from '@intarsi/directory-file'
import type { EquipeDeps } from '../deps.ts'
import { importDirectory } from './import-directory.ts'

/** Brings in the configured directory file; unchanged, it changes nothing. Answers how many entries it took. */
export async function bringInFile({ config, unitOfWork }: EquipeDeps): Promise<number> {
  const path = config.INTARSI_DIRECTORY_FILE
  if (!path) return 0
  const directory = readDirectory(path)
  const { bodies, people, offices } = await unitOfWork((tx) => importDirectory(tx, directory))
  return bodies + people + offices
}
