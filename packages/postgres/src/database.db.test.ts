import { eventually, testDatabase } from '@intarsi/testkit'
import { expect, test } from 'vitest'

test('a pool whose idle connection the server ends goes on with another', async () => {
  const { pool, close } = await testDatabase()
  const [{ pid }] = (await pool.query('select pg_backend_pid() as pid')).rows
  let broken = false
  pool.on('error', () => {
    broken = true
  })
  const other = await testDatabase()
  await other.pool.query('select pg_terminate_backend($1)', [pid])
  await eventually(() => broken)
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await Promise.all([close(), other.close()])
})

test('a connection that breaks while it is in use fails its next statement, and nothing else', async () => {
  const { pool, close } = await testDatabase()
  const client = await pool.connect()
  const broken = new Promise((resolve) => client.once('end', resolve))
  const [{ pid }] = (await client.query('select pg_backend_pid() as pid')).rows
  await pool.query('select pg_terminate_backend($1)', [pid])
  await broken
  await expect(client.query('select 1')).rejects.toThrow()
  client.release(true)
  expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  await close()
})

test('a date stays the day that was stored, and a count is a number', async () => {
  const { pool, close } = await testDatabase()
  const { rows } = await pool.query(
    `select date '2026-03-29' as day, count(*) as many from (values (1), (2)) t`,
  )
  expect(rows).toEqual([{ day: '2026-03-29', many: 2 }])
  await close()
})
