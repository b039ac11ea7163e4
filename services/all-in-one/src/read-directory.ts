import { readFileSync } from 'node:fs'
import { type DirectoryFile, parseDirectory } from '@intarsi/directory-file'

export function readDirectory(file: string): DirectoryFile {
  return parseDirectory(readFileSync(file, 'utf8'))
}
