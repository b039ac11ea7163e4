import { appendFile, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { testDatabase } from '@intarsi/testkit'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { MigrationSet } from '../migrate.ts'
import { backUp } from './back-up.ts'
import { RestoreRefused, restore } from './restore.ts'

const notes: MigrationSet = {
  module: 'notes',
  migrations: {
    '0001-notes': {
      up: async (db) => {
        await sql`create table folder (id int primary key, parent int references folder, name text)`.execute(
          db,
        )
        await sql`create table note (
          id bigint generated always as identity primary key, folder int not null references folder,
          text text, amount numeric, data jsonb, at timestamptz, loud text generated always as (upper(text)) stored
        )`.execute(db)
        await sql`create table inbox (id int)`.execute(db)
        await sql`create table outbox (id int)`.execute(db)
        await sql`insert into folder values (1, null, 'seeded by the migration')`.execute(db)
      },
    },
  },
}
const NOW = new Date('2026-03-02T09:00:00Z')
const source = await testDatabase([notes])
let directory: string

beforeAll(async () => {
  await source.pool.query(`insert into folder values (2, 3, 'child first'), (3, null, 'renamed')`)
  await source.pool.query(
    `insert into note (folder, text, amount, data, at)
     select 2, E'tab\\tline\\nback\\\\slash è' || n, n / 3.0, '{"a": [1, null]}', '2026-03-02T10:11:12.123456Z'
     from generate_series(1, 1000) n`,
  )
  await source.pool.query(`insert into note (folder, text) values (1, null)`)
  await source.pool.query(`delete from note where id = 1001`)
})
beforeEach(async () => {
  directory = join(await mkdtemp(join(tmpdir(), 'intarsi-backup-')), 'backup')
})
afterAll(() => source.close())

const takeBackup = () => backUp({ directory, databases: [{ name: 'notes', url: source.url }], now: NOW })

async function emptyTarget(sets: readonly MigrationSet[] = [notes]) {
  const database = await testDatabase()
  const target = { name: 'notes', url: database.url, migrateUrl: database.url, sets }
  return { ...database, target }
}

test('what is restored is what was backed up, byte for byte, and new ids go on from there', async () => {
  await takeBackup()
  const { pool, target, close } = await emptyTarget()
  await restore(directory, [target])
  for (const table of ['folder', 'note']) {
    const all = `select ${table}::text from ${table} order by 1`
    expect((await pool.query(all)).rows).toEqual((await source.pool.query(all)).rows)
  }
  const { rows } = await pool.query(`insert into note (folder) values (1) returning id`)
  expect(rows).toEqual([{ id: 1002 }])
  await close()
})

test('a backup is readable for its maker only, and made in an empty directory only', async () => {
  await takeBackup()
  expect((await stat(directory)).mode & 0o777).toBe(0o700)
  expect((await stat(join(directory, 'notes', 'note.copy.gz'))).mode & 0o777).toBe(0o600)
  await expect(takeBackup()).rejects.toThrow('is not empty')
})

test('a restore refuses a damaged file, other migrations and a database with tables, all at once', async () => {
  await takeBackup()
  await appendFile(join(directory, 'notes', 'note.copy.gz'), 'x')
  const later = { ...notes.migrations, '0002-later': { up: async () => undefined } }
  const target = {
    name: 'notes',
    url: source.url,
    migrateUrl: source.url,
    sets: [{ module: 'notes', migrations: later }],
  }
  const refused = await restore(directory, [target]).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(RestoreRefused)
  expect((refused as RestoreRefused).reasons).toEqual([
    expect.stringContaining('notes/note.copy.gz'),
    'notes: made by a version with other migrations; restore with that version, then upgrade',
    'notes: the database is not empty',
  ])
})

test('a refused restore writes nothing', async () => {
  await takeBackup()
  await rm(join(directory, 'notes', 'folder.copy.gz'))
  const { pool, target, close } = await emptyTarget()
  await expect(restore(directory, [target])).rejects.toBeInstanceOf(RestoreRefused)
  expect((await pool.query(`select from pg_tables where schemaname = 'public'`)).rowCount).toBe(0)
  await close()
})

test('a backup and its target must be about the same databases', async () => {
  await takeBackup()
  const { target, close } = await emptyTarget()
  const refused = restore(directory, [{ ...target, name: 'others' }])
  await expect(refused).rejects.toThrow('notes: no such database here\n  others: not in the backup')
  await close()
})

test('an event that one service announced and another applied is in both backups or in neither', async () => {
  const [producer, consumer] = [await testDatabase([notes]), await testDatabase([notes])]
  let going = true
  const traffic = (async () => {
    for (let id = 0; going; id++) {
      await producer.pool.query('insert into outbox values ($1)', [id])
      await consumer.pool.query('insert into inbox values ($1)', [id])
    }
  })()
  const databases = [
    { name: 'producer', url: producer.url },
    { name: 'consumer', url: consumer.url },
  ]
  for (let round = 0; round < 10; round++) {
    const { databases: backups } = await backUp({
      directory: join(directory, String(round)),
      databases,
      now: NOW,
    })
    const [announced, applied] = [rowsOf(backups, 'producer', 'outbox'), rowsOf(backups, 'consumer', 'inbox')]
    expect(announced - applied).toBeOneOf([0, 1])
  }
  going = false
  await traffic
  await Promise.all([producer.close(), consumer.close()])
})

function rowsOf(
  backups: Awaited<ReturnType<typeof backUp>>['databases'],
  database: string,
  table: string,
): number {
  return backups.find(({ name }) => name === database)?.tables.find(({ name }) => name === table)?.rows ?? -1
}

test('the manifest tells the schema of every module', async () => {
  await takeBackup()
  const manifest = JSON.parse(await readFile(join(directory, 'manifest.json'), 'utf8'))
  expect(manifest).toMatchObject({
    format: 1,
    takenAt: '2026-03-02T09:00:00.000Z',
    databases: [{ name: 'notes', modules: { notes: ['0001-notes'] } }],
  })
})
