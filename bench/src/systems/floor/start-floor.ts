import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { PARTITIONS } from '@intarsi/contracts'
import { createPool } from '@intarsi/postgres'
import { Kafka, logLevel } from 'kafkajs'
import type pg from 'pg'
import { post } from '../../load/http.ts'
import { type Child, startChild } from '../../servers/child.ts'
import {
  COMMITTED_AT,
  countTransactions,
  createDatabase,
  queryByIds,
  withClient,
} from '../../servers/databases.ts'
import type { Servers } from '../../servers/start-servers.ts'
import type { System } from '../system.ts'
import type { StageOptions } from './stage.ts'

const PREFIX = 'bench_floor_'
const TOPICS = ['bench.floor.first', 'bench.floor.second'] as const
/** About what an event of intarsi weighs. */
const BODY = 'x'.repeat(1_500)

/**
 * The least that the same way can cost: a request is committed and published, twice what arrives is committed and, but
 * for the last, published again. No outbox and no rule: a crash between commit and publish loses the request.
 */
export async function startFloor(servers: Servers): Promise<System> {
  await createTopics(servers.brokers)
  const [first, second] = TOPICS
  const a = await startStage(servers, 'a', { to: first })
  const b = await startStage(servers, 'b', { from: first, to: second })
  const c = await startStage(servers, 'c', { from: second })
  const stages = [a, b, c]
  const pool = createPool({ url: c.databaseUrl, applicationName: 'bench', poolSize: 2 })
  return {
    name: 'floor',
    send: async () => {
      const id = await post(a.url, JSON.stringify({ id: randomUUID(), body: BODY }), {})
      return { id, key: id }
    },
    doneAt: (ids) => hoppedAt(pool, ids),
    faults: async (requests) => {
      const done = await hoppedAt(
        pool,
        requests.map(({ id }) => id),
      )
      // The table's key admits nothing twice, and a request is one event: there is no order to lose.
      return { lost: requests.length - done.size, duplicated: 0, reordered: 0 }
    },
    counters: async () => ({
      transactions: await countTransactions(pool, PREFIX),
      kafkaRequests: await countRequests(stages),
    }),
    processes: new Map([
      ['floor/stage.ts', 'three stages'],
      ['postgres -D', 'PostgreSQL'],
      ['kafka.Kafka', 'Kafka'],
    ]),
    close: async () => {
      await Promise.all(stages.map(({ child }) => child.stop()))
      await pool.end()
    },
  }
}

async function createTopics(broker: string): Promise<void> {
  const admin = new Kafka({ brokers: [broker], logLevel: logLevel.ERROR }).admin()
  await admin.connect()
  await admin.createTopics({
    topics: TOPICS.map((topic) => ({ topic, numPartitions: PARTITIONS })),
    waitForLeaders: true,
  })
  await admin.disconnect()
}

type Stage = { child: Child; url: URL; databaseUrl: string }

async function startStage(
  { postgres, brokers, directory }: Servers,
  name: string,
  topics: Pick<StageOptions, 'from' | 'to'>,
): Promise<Stage> {
  const databaseUrl = await createDatabase(postgres, `${PREFIX}${name}`)
  await withClient(databaseUrl, (client) =>
    client.query('create table hop (id uuid primary key, body text not null)'),
  )
  const options: StageOptions = { databaseUrl, broker: brokers, group: `bench-floor-${name}`, ...topics }
  const child = await startChild({
    name: `floor-${name}`,
    args: [fileURLToPath(new URL('stage.ts', import.meta.url)), JSON.stringify(options)],
    directory,
    saysWhenReady: /ready (\d+)/,
  })
  return { child, databaseUrl, url: new URL(`http://127.0.0.1:${child.ready[1]}`) }
}

async function hoppedAt(pool: pg.Pool, ids: readonly string[]): Promise<Map<string, number>> {
  const text = `select id, ${COMMITTED_AT} as at from hop where id = any($1::uuid[])`
  const rows = await queryByIds<{ id: string; at: number }>(pool, text, ids)
  return new Map(rows.map(({ id, at }) => [id, at]))
}

async function countRequests(stages: readonly Stage[]): Promise<number> {
  const counts = await Promise.all(stages.map(async ({ url }) => Number(await (await fetch(url)).text())))
  return counts.reduce((sum, count) => sum + count, 0)
}
