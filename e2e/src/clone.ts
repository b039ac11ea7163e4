import { fileURLToPath } from 'node:url'

/** The absolute path of a file of this clone. */
export function fileOf(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url))
}
