import { readFileSync } from 'node:fs'
import { type DirectoryFile, parseDirectory } from './directory-file.ts'

/** The directory in a YAML file. Throws when it cannot be read, or naming every fault. */
export function readDirectory(path: string): DirectoryFile {
  return parseDirectory(readFileSync(path, 'utf8'))
}
