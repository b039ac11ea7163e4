import { readFileSync } from 'node:fs'
import { type DirectoryFile, parseDirectory } from './directory-file.ts'

const known = new Map<string, { text: string; directory: DirectoryFile }>()

/**
 * The directory in a YAML file, parsed anew when its text has changed: every service of a process reads it, again and
 * again. Throws when it cannot be read, or naming every fault.
 */
export function readDirectory(path: string): DirectoryFile {
  const text = readFileSync(path, 'utf8')
  const last = known.get(path)
  if (last?.text === text) return last.directory
  const directory = parseDirectory(text)
  known.set(path, { text, directory })
  return directory
}
