import type { MigrationSet } from '@intarsi/postgres'
import { expect, test } from 'vitest'
import { eventually, testDatabase } from './index.ts'

const notes: MigrationSet = {
  module: 'notes',
  migrations: {
    '0001-notes': { up: (db) => db.schema.createTable('note').addColumn('text', 'text').execute() },
  },
}

test('a test database has the tables of its sets and nothing another test wrote', async () => {
  const first = await testDatabase([notes])
  await first.pool.query(`insert into note values ('mine')`)
  const second = await testDatabase([notes])
  expect((await second.pool.query('select * from note')).rows).toEqual([])
  await first.close()
  await second.close()
})

test('databases asked for at the same time share one template', async () => {
  const databases = await Promise.all([1, 2, 3, 4].map(() => testDatabase([notes])))
  expect(new Set(databases.map(({ url }) => url)).size).toBe(4)
  for (const { pool } of databases) expect((await pool.query('select from note')).rowCount).toBe(0)
  await Promise.all(databases.map(({ close }) => close()))
})

test('a closed database is gone', async () => {
  const [kept, closed] = await Promise.all([testDatabase(), testDatabase()])
  await closed.close()
  const name = new URL(closed.url).pathname.slice(1)
  expect((await kept.pool.query('select from pg_database where datname = $1', [name])).rowCount).toBe(0)
  await kept.close()
})

test('eventually gives what the condition answers, and the last failure after the deadline', async () => {
  let asked = 0
  expect(await eventually(() => (++asked === 3 ? 'third' : null))).toBe('third')
  const never = eventually(() => expect(1).toBe(2), { deadlineMs: 20 })
  await expect(never).rejects.toThrow('expected 1 to be 2')
})
