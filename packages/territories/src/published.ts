import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { DATA } from './load/load-profiles.ts'

export const PUBLISHED = fileURLToPath(new URL('../data/published.json', import.meta.url))
const published = z.record(z.string(), z.string().regex(/^[0-9a-f]{64}$/))

/** SHA-256 of every version that was published: such a file never changes, a change is a new version. */
export const readPublished = () => published.parse(JSON.parse(readFileSync(PUBLISHED, 'utf8')))

/** SHA-256 of every file there is now, by `<slug>/<version>.yaml`. */
export function currentHashes(): Record<string, string> {
  const folders = readdirSync(DATA, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const files = folders.flatMap(({ name }) => readdirSync(join(DATA, name)).map((file) => `${name}/${file}`))
  return Object.fromEntries(files.sort().map((file) => [file, hashOf(join(DATA, file))]))
}

const hashOf = (file: string) => createHash('sha256').update(readFileSync(file)).digest('hex')

/** Files that are published and no longer the same, or gone. */
export function changedSincePublished(): string[] {
  const now = currentHashes()
  return Object.entries(readPublished()).flatMap(([file, hash]) => (now[file] === hash ? [] : [file]))
}
