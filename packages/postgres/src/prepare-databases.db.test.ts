import { randomBytes } from 'node:crypto'
import { testDatabase } from '@intarsi/testkit'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { migrate } from './migrate.ts'
import { missingMigrations } from './missing-migrations.ts'
import { databaseUrl, prepareDatabases, serviceUrl } from './prepare-databases.ts'

const admin = await testDatabase()
const mark = `prepare_${randomBytes(4).toString('hex')}`
const own = { database: `${mark}_own`, role: `${mark}_own`, password: "it's secret" }
const other = { database: `${mark}_other`, role: `${mark}_other`, password: 'other' }

afterAll(async () => {
  for (const { database, role } of [own, other]) {
    await admin.pool.query(`drop database if exists ${database} with (force)`)
    await admin.pool.query(`drop role if exists ${role}`)
  }
  await admin.close()
})

test('a service enters its own database and no other, and makes its tables there', async () => {
  await prepareDatabases(admin.url, [own, other])
  const url = serviceUrl(admin.url, own)
  await migrate(url, [
    { module: 'm', migrations: { '0001-t': { up: (db) => db.schema.createTable('t').execute() } } },
  ])
  expect(await ask(url, 'select count(*)::int as rows from t')).toEqual([{ rows: 0 }])
  await expect(ask(databaseUrl(url, other.database), 'select 1')).rejects.toThrow(
    'permission denied for database',
  )
})

test('preparing again keeps what is there and sets the new password', async () => {
  await prepareDatabases(admin.url, [own])
  const changed = { ...own, password: 'changed' }
  await prepareDatabases(admin.url, [changed])
  expect(await ask(serviceUrl(admin.url, changed), `select 1 as one`)).toEqual([{ one: 1 }])
})

test('preparing from several processes at once is one preparation', async () => {
  await Promise.all([1, 2, 3].map(() => prepareDatabases(admin.url, [own, other])))
})

test('a migration that the database lacks is named, one that the code lacks is not', async () => {
  const up = async () => undefined
  const { url, pool, close } = await testDatabase()
  await migrate(url, [{ module: 'm', migrations: { '0001-old': { up }, '0002-unknown': { up } } }])
  expect(await missingMigrations(pool, [{ module: 'm', migrations: { '0001-old': { up } } }])).toEqual([])
  const newer = [{ module: 'm', migrations: { '0001-old': { up }, '0003-new': { up } } }]
  expect(
    await missingMigrations(pool, [...newer, { module: 'n', migrations: { '0001-first': { up } } }]),
  ).toEqual(['m/0003-new', 'n/0001-first'])
  await close()
})

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
