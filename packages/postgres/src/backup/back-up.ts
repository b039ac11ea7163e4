import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { closeAll, type Snapshot, type SourceDatabase, snapshotAll } from './consistent-cut.ts'
import { modulesOf, sequencesOf, tablesOf } from './describe-database.ts'
import { type DatabaseBackup, type Manifest, type TableBackup, writeManifest } from './manifest.ts'

export type BackUp = {
  /** Must be absent or empty; becomes readable for us only, because it holds identities. */
  directory: string
  databases: readonly SourceDatabase[]
  now: Date
}

/** Copies every table of every database, all as of one instant, and answers what was written. */
export async function backUp({ directory, databases, now }: BackUp): Promise<Manifest> {
  await mkdir(directory, { recursive: true, mode: 0o700 })
  if ((await readdir(directory)).length > 0) throw new Error(`${directory} is not empty`)
  const snapshots = await snapshotAll(databases)
  try {
    const backups: DatabaseBackup[] = []
    for (const snapshot of snapshots) backups.push(await backUpDatabase(snapshot, directory))
    const manifest: Manifest = { format: 1, takenAt: now.toISOString(), databases: backups }
    await writeManifest(directory, manifest)
    return manifest
  } finally {
    await closeAll(snapshots)
  }
}

async function backUpDatabase({ name, client }: Snapshot, directory: string): Promise<DatabaseBackup> {
  await mkdir(join(directory, name), { mode: 0o700 })
  const tables: TableBackup[] = []
  for (const table of await tablesOf(client)) {
    const file = `${name}/${table.name}.copy.gz`
    tables.push({ ...table, file, ...(await copyOut({ client, ...table }, join(directory, file))) })
  }
  return { name, modules: await modulesOf(client), tables, sequences: await sequencesOf(client) }
}

type TableCopy = { client: pg.Client; name: string; columns: string[] }

async function copyOut({ client, name, columns }: TableCopy, path: string) {
  const list = columns.map(pg.escapeIdentifier).join(', ')
  const source = client.query(copyTo(`copy (select ${list} from ${pg.escapeIdentifier(name)}) to stdout`))
  const meter = createMeter()
  await pipeline(source, meter.stream, createGzip({ level: 3 }), createWriteStream(path, { mode: 0o600 }))
  return meter.read()
}

const NEWLINE = 0x0a

/** COPY text has one line per row: newlines in values are escaped. */
function createMeter() {
  const hash = createHash('sha256')
  let rows = 0
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      for (let at = chunk.indexOf(NEWLINE); at !== -1; at = chunk.indexOf(NEWLINE, at + 1)) rows++
      done(null, chunk)
    },
  })
  return { stream, read: () => ({ rows, sha256: hash.digest('hex') }) }
}
