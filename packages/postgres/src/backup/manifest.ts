import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'

const table = z.strictObject({
  name: z.string(),
  columns: z.array(z.string()),
  /** Within the backup's directory: gzip of PostgreSQL's COPY text. */
  file: z.string(),
  rows: z.int().nonnegative(),
  sha256: z.hex().length(64),
})

const database = z.strictObject({
  name: z.string(),
  /** Applied migrations per module, oldest first. */
  modules: z.record(z.string(), z.array(z.string())),
  tables: z.array(table),
  /** Where each sequence stands; null when it was never asked. */
  sequences: z.array(z.strictObject({ name: z.string(), lastValue: z.string().nullable() })),
})

const manifest = z.strictObject({
  format: z.literal(1),
  takenAt: z.iso.datetime(),
  databases: z.array(database),
})

export type TableBackup = z.infer<typeof table>
export type DatabaseBackup = z.infer<typeof database>
export type Manifest = z.infer<typeof manifest>

const FILE = 'manifest.json'

/** Written last: a directory without it is no backup. */
export async function writeManifest(directory: string, content: Manifest): Promise<void> {
  await writeFile(join(directory, FILE), `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
}

/** Throws when the directory holds no manifest that can be read. */
export async function readManifest(directory: string): Promise<Manifest> {
  return manifest.parse(JSON.parse(await readFile(join(directory, FILE), 'utf8')))
}
