import { createPool } from '@intarsi/postgres'
import { eventually, type TestDatabase, testDatabase } from '@intarsi/testkit'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { busMigrations, createEmbeddedTransport } from '../index.ts'
import { pruneRecords } from './embedded/retention.ts'

const logger = pino({ level: 'silent' })
let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase([busMigrations])
})
afterAll(() => database.close())

const record = (topic: string, key: string, value: string) => ({ topic, key, value, headers: {} })

test('two publishers of the same partitions never wait for each other in a circle, and every position is used', async () => {
  const transports = [1, 2].map(() => createEmbeddedTransport({ url: database.url, logger }))
  await transports[0]?.ensureTopics(['crowded'])
  const batches = [...Array(40).keys()].map((batch) =>
    [...Array(30).keys()].map((n) => record('crowded', `key-${(batch * 7 + n * 13) % 24}`, `${batch}/${n}`)),
  )
  await Promise.all(batches.map((batch, index) => transports[index % 2]?.publish(batch)))
  const { rows } = await database.pool.query(
    `select p.next_position, count(r.*)::int as records, max(r.position) + 1 as after_last
     from bus_partition p join bus_record r using (topic, partition) where topic = 'crowded' group by p.topic, p.partition`,
  )
  for (const row of rows)
    expect([row.records, row.after_last]).toEqual([row.next_position, row.next_position])
  expect(rows.reduce((sum, row) => sum + row.records, 0)).toBe(1200)
  await Promise.all(transports.map((transport) => transport.close()))
})

test('nothing of a publication is stored when one of its topics does not exist', async () => {
  const transport = createEmbeddedTransport({ url: database.url, logger })
  await transport.ensureTopics(['known'])
  const publishing = transport.publish([record('known', 'a', '1'), record('unknown', 'a', '2')])
  await expect(publishing).rejects.toThrow('unknown topic')
  const { rowCount } = await database.pool.query(`select from bus_record where topic = 'known'`)
  expect(rowCount).toBe(0)
  await transport.close()
})

test('a member whose session ended commits nothing, and another takes over where it stood', async () => {
  const [first, second] = [1, 2].map(() =>
    createEmbeddedTransport({ url: database.url, logger, balanceMs: 50, idleSessionMs: 2_000 }),
  )
  if (!first || !second) throw new Error('no transports')
  await first.ensureTopics(['taken'])
  let release = () => undefined as undefined
  const held = new Promise<void>((resolve) => {
    release = () => void resolve()
  })
  let started = 0
  await first.consume({
    group: 'frozen',
    topics: ['taken'],
    handle: async () => {
      started++
      if (started === 1) await held
    },
  })
  await first.publish([record('taken', 'a', '1')])
  await eventually(() => started === 1)
  await database.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'intarsi-consumer-frozen'`,
  )
  const seen: string[] = []
  const other = await second.consume({
    group: 'frozen',
    topics: ['taken'],
    handle: async ({ records }) => {
      for (const { value } of records) seen.push(String(value))
    },
  })
  await eventually(() => seen.length > 0)
  expect(seen).toEqual(['1'])
  release()
  await eventually(async () => (await second.lag('frozen', ['taken']))[0]?.records === 0)
  await other.stop()
  await Promise.all([first.close(), second.close()])
})

test('what a member finds when it takes over may have been seen, what comes later not, until its batch fails', async () => {
  const transports = [1, 2].map(() => createEmbeddedTransport({ url: database.url, logger }))
  const [first, second] = transports
  if (!first || !second) throw new Error('no transports')
  await first.ensureTopics(['seen'])
  await first.publish([record('seen', 'a', '1')])
  const seen: [string, boolean][] = []
  let failures = 1
  await first.consume({
    group: 'one',
    topics: ['seen'],
    handle: async ({ records, redelivery }) => {
      seen.push([records.map(({ value }) => String(value)).join(), redelivery])
      if (records.some(({ value }) => String(value) === 'fails') && failures-- > 0) throw new Error('once')
    },
  })
  await eventually(() => seen.length === 1)
  // Some of this process, handed over, and some of another, read; a key whose partition had nothing yet among them.
  await first.publish([record('seen', 'b', '2')])
  await eventually(() => seen.length === 2)
  await second.publish([record('seen', 'a', '3')])
  await first.publish([record('seen', 'a', 'fails')])
  await eventually(async () => (await first.lag('one', ['seen']))[0]?.records === 0)
  expect(seen.slice(0, 2)).toEqual([
    ['1', true],
    ['2', false],
  ])
  expect(seen.flatMap(([values]) => values.split(',')).filter((value) => value === '3')).not.toEqual([])
  expect(seen.at(-1)).toEqual([expect.stringContaining('fails'), true])
  expect(seen.filter(([values, again]) => values.includes('fails') && !again)).toHaveLength(1)
  await Promise.all(transports.map((transport) => transport.close()))
})

test('records older than the retention are pruned and a reader goes on with what is left', async () => {
  const transport = createEmbeddedTransport({ url: database.url, logger })
  await transport.ensureTopics(['old'])
  await transport.publish([record('old', 'a', '1'), record('old', 'a', '2')])
  await database.pool.query(
    `update bus_record set published_at = now() - interval '31 days' where topic = 'old' and position = 0`,
  )
  const pool = createPool({ url: database.url, applicationName: 'prune' })
  expect(await pruneRecords(pool)).toBe(1)
  const seen: string[] = []
  await transport.consume({
    group: 'late',
    topics: ['old'],
    handle: async ({ records }) => {
      for (const { value } of records) seen.push(String(value))
    },
  })
  await eventually(() => seen.length > 0)
  expect(seen).toEqual(['2'])
  await pool.end()
  await transport.close()
})

test('a group that reads from the beginning does not wait for what the log has forgotten', async () => {
  const transport = createEmbeddedTransport({ url: database.url, logger })
  await transport.ensureTopics(['forgotten'])
  await transport.publish([record('forgotten', 'a', '1'), record('forgotten', 'b', '2')])
  await database.pool.query(`delete from bus_record where topic = 'forgotten' and key = 'a'`)
  await transport.seek('replay', ['forgotten'], 'beginning')
  expect(await transport.lag('replay', ['forgotten'])).toMatchObject([{ records: 1 }])
  await database.pool.query(`delete from bus_record where topic = 'forgotten'`)
  expect(await transport.lag('replay', ['forgotten'])).toEqual([
    { topic: 'forgotten', records: 0, seconds: 0 },
  ])
  await transport.close()
})
