import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { PARTITIONS } from '@intarsi/contracts'
import { createPool } from '@intarsi/postgres'
import { Kafka, logLevel } from 'kafkajs'
import type pg from 'pg'
import { post } from '../../load/http.ts'
import type { Request } from '../../load/offer.ts'
import { type Child, startChild } from '../../servers/child.ts'
import {
  COMMITTED_AT,
  countTransactions,
  createDatabase,
  queryByIds,
  withClient,
} from '../../servers/databases.ts'
import type { Servers } from '../../servers/start-servers.ts'
import type { Faults, System } from '../system.ts'
import type { StageOptions } from './floor-stage.ts'

/** A program that does one hop, told which in its first argument; it says `ready PORT`. */
export type Program = {
  name: string
  file: string
  /** Its tables, when it does not make them itself. */
  schema: string | null
  /** Answers on GET how many requests it made of the broker. */
  countsRequests: boolean
}

/** About what an event of intarsi weighs. */
const BODY = 'x'.repeat(1_500)

/** A system of three processes of one program: the first takes requests, the others what the one before tells. */
export async function startHops(servers: Servers, program: Program): Promise<System> {
  const [first, second] = [`bench.${program.name}.first`, `bench.${program.name}.second`]
  const prefix = `bench_${program.name}_`
  await createTopics(servers.brokers, [first, second])
  const start = (hop: string, topics: Pick<StageOptions, 'from' | 'to'>) =>
    startStage(servers, program, { database: prefix + hop, ...topics })
  const a = await start('a', { to: first })
  const b = await start('b', { from: first, to: second })
  const c = await start('c', { from: second })
  const stages = [a, b, c]
  const pool = createPool({ url: c.databaseUrl, applicationName: 'bench', poolSize: 2 })
  return {
    name: program.name,
    send: async () => {
      const id = await post(a.url, JSON.stringify({ id: randomUUID(), body: BODY }), {})
      return { id, key: id }
    },
    doneAt: (ids) => hoppedAt(pool, ids),
    faults: (requests) => faultsOf(pool, requests),
    counters: async () => ({
      transactions: await countTransactions(pool, prefix),
      kafkaRequests: program.countsRequests ? await countRequests(stages) : Number.NaN,
    }),
    processes: new Map([
      [program.file, 'three stages'],
      ['postgres -D', 'PostgreSQL'],
      ['kafka.Kafka', 'Kafka'],
    ]),
    close: async () => {
      await Promise.all(stages.map(({ child }) => child.stop()))
      await pool.end()
    },
  }
}

async function createTopics(broker: string, topics: readonly string[]): Promise<void> {
  const admin = new Kafka({ brokers: [broker], logLevel: logLevel.ERROR }).admin()
  await admin.connect()
  await admin.createTopics({
    topics: topics.map((topic) => ({ topic, numPartitions: PARTITIONS })),
    waitForLeaders: true,
  })
  await admin.disconnect()
}

type Stage = { child: Child; url: URL; databaseUrl: string }

async function startStage(
  { postgres, brokers, directory }: Servers,
  { name, file, schema }: Program,
  { database, ...topics }: { database: string } & Pick<StageOptions, 'from' | 'to'>,
): Promise<Stage> {
  const databaseUrl = await createDatabase(postgres, database)
  if (schema) await withClient(databaseUrl, (client) => client.query(schema))
  const options: StageOptions = { databaseUrl, broker: brokers, group: `${name}-${database}`, ...topics }
  const child = await startChild({
    name: database,
    args: [fileURLToPath(new URL(`../../../${file}`, import.meta.url)), JSON.stringify(options)],
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

/** The table's key admits nothing twice, and a request is one event: there is no order to lose. */
async function faultsOf(pool: pg.Pool, requests: readonly Request[]): Promise<Faults> {
  const ids = requests.map(({ id }) => id)
  const done = await hoppedAt(pool, ids)
  return { lost: ids.length - done.size, duplicated: 0, reordered: 0 }
}

async function countRequests(stages: readonly Stage[]): Promise<number> {
  const counts = await Promise.all(stages.map(async ({ url }) => Number(await (await fetch(url)).text())))
  return counts.reduce((sum, count) => sum + count, 0)
}
