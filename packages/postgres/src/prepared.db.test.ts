import { testDatabase } from '@intarsi/testkit'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { createDatabase, createPool, isInvalidated } from './index.ts'
import { createStatementNames } from './prepared.ts'

test('a statement is parsed once for a connection, and in the end planned once; one with a list each time', async () => {
  const { url, close } = await testDatabase()
  const pool = createPool({ url, applicationName: 'prepared', poolSize: 1 })
  const db = createDatabase<unknown>(pool, { prepared: true })
  for (let value = 1; value <= 8; value++) {
    const { rows } = await sql<{ twice: number }>`select ${value}::int * 2 as twice`.execute(db)
    expect(rows).toEqual([{ twice: value * 2 }])
    await sql`select ${[value]}::int[] as list`.execute(db)
  }
  const { rows } =
    await sql`select statement, custom_plans, generic_plans from pg_prepared_statements`.execute(db)
  expect(rows).toEqual([{ statement: 'select $1::int * 2 as twice', custom_plans: 5, generic_plans: 3 }])
  await db.destroy()
  await close()
})

test('what a migration makes invalid fails once, is told from a bug, and works when it is tried again', async () => {
  const { url, pool: other, close } = await testDatabase()
  const pool = createPool({ url, applicationName: 'prepared', poolSize: 3 })
  const db = createDatabase<unknown>(pool, { prepared: true })
  await other.query('create table note (id int)')
  const read = () => sql`select * from note where id = ${1}`.execute(db)
  await Promise.all([read(), read(), read()])
  await other.query('alter table note add column words text')
  const failure = await read().catch((error: unknown) => error)
  expect(isInvalidated(failure)).toBe(true)
  expect(isInvalidated(new Error('other'))).toBe(false)
  await Promise.all([read(), read(), read()])
  await db.destroy()
  await close()
})

test('only so many texts have names, and the same text has the same one', () => {
  const { nameOf, forget } = createStatementNames(2)
  expect(nameOf('a')).toBe(nameOf('a'))
  expect(nameOf('b')).not.toBe(nameOf('a'))
  expect(nameOf('c')).toBeUndefined()
  const before = nameOf('a')
  forget()
  expect(nameOf('a')).not.toBe(before)
})
