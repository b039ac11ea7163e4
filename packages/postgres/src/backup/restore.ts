import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { type MigrationSet, migrate } from '../migrate.ts'
import { tablesOf } from './describe-database.ts'
import { type DatabaseBackup, type Manifest, readManifest, type TableBackup } from './manifest.ts'

/** `url`: an administrator's, because constraints are switched off while rows come in any order. */
export type TargetDatabase = { name: string; url: string; migrateUrl: string; sets: readonly MigrationSet[] }

/** Why a backup cannot be restored here; nothing was written. */
export class RestoreRefused extends Error {
  readonly reasons: readonly string[]
  constructor(reasons: readonly string[]) {
    super(`nothing was restored:\n${reasons.map((reason) => `  ${reason}`).join('\n')}`)
    this.reasons = reasons
  }
}

/**
 * Fills empty databases from a backup, each in one transaction. Refuses, with every reason at once, when a file is
 * damaged, a database is not empty, or the backup was made by a version with other migrations.
 */
export async function restore(directory: string, targets: readonly TargetDatabase[]): Promise<Manifest> {
  const manifest = await readManifest(directory)
  const reasons = [
    ...(await damage(directory, manifest)),
    ...mismatches(manifest, targets),
    ...(await occupied(targets)),
  ]
  if (reasons.length > 0) throw new RestoreRefused(reasons)
  for (const target of targets) {
    const backup = manifest.databases.find(({ name }) => name === target.name)
    if (backup) await restoreDatabase({ directory, backup, target })
  }
  return manifest
}

async function damage(directory: string, manifest: Manifest): Promise<string[]> {
  const reasons: string[] = []
  for (const { file, sha256 } of manifest.databases.flatMap(({ tables }) => tables)) {
    const problem = await checksum(join(directory, file)).then(
      (actual) => (actual === sha256 ? null : 'its checksum differs'),
      (error: Error) => error.message,
    )
    if (problem) reasons.push(`${file}: ${problem}`)
  }
  return reasons
}

async function checksum(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), createGunzip(), hash)
  return hash.digest('hex')
}

function mismatches(manifest: Manifest, targets: readonly TargetDatabase[]): string[] {
  const reasons: string[] = []
  for (const { name, modules } of manifest.databases) {
    const target = targets.find((each) => each.name === name)
    if (!target) reasons.push(`${name}: no such database here`)
    else if (signature(modules) !== signature(modulesOfSets(target.sets))) {
      reasons.push(
        `${name}: made by a version with other migrations; restore with that version, then upgrade`,
      )
    }
  }
  for (const { name } of targets) {
    if (!manifest.databases.some((each) => each.name === name)) reasons.push(`${name}: not in the backup`)
  }
  return reasons
}

function modulesOfSets(sets: readonly MigrationSet[]): DatabaseBackup['modules'] {
  return Object.fromEntries(sets.map(({ module, migrations }) => [module, Object.keys(migrations).sort()]))
}

function signature(modules: DatabaseBackup['modules']): string {
  return JSON.stringify(Object.entries(modules).sort(([a], [b]) => a.localeCompare(b)))
}

async function occupied(targets: readonly TargetDatabase[]): Promise<string[]> {
  const reasons: string[] = []
  for (const { name, url } of targets) {
    const tables = await withClient(url, tablesOf)
    if (tables.length > 0) reasons.push(`${name}: the database is not empty`)
  }
  return reasons
}

type DatabaseRestore = { directory: string; backup: DatabaseBackup; target: TargetDatabase }

async function restoreDatabase({ directory, backup, target }: DatabaseRestore): Promise<void> {
  await migrate(target.migrateUrl, target.sets)
  await withClient(target.url, async (client) => {
    await client.query('begin; set local session_replication_role = replica')
    // Rows that migrations seeded are in the backup as well.
    const names = (await tablesOf(client)).map(({ name }) => pg.escapeIdentifier(name))
    if (names.length > 0) await client.query(`truncate ${names.join(', ')}`)
    for (const table of backup.tables) await copyIn(client, table, directory)
    for (const { name, lastValue } of backup.sequences) {
      if (lastValue !== null)
        await client.query('select setval($1, $2)', [pg.escapeIdentifier(name), lastValue])
    }
    await client.query('commit')
    await client.query('analyze')
  })
}

async function copyIn(client: pg.Client, { name, columns, file, rows }: TableBackup, directory: string) {
  const list = columns.map(pg.escapeIdentifier).join(', ')
  const target = client.query(copyFrom(`copy ${pg.escapeIdentifier(name)} (${list}) from stdin`))
  await pipeline(createReadStream(join(directory, file)), createGunzip(), target)
  if (target.rowCount !== rows)
    throw new Error(`${file}: ${target.rowCount} rows came back instead of ${rows}`)
}

async function withClient<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url, application_name: 'intarsi-restore' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
