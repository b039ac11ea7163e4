import { exampleEvent, referralSubmitted } from '@intarsi/contracts'
import { createKafkaTransport, createRelay, messagingMigrations } from '@intarsi/messaging'
import { createPool } from '@intarsi/postgres'
import { eventually } from '@intarsi/testkit'
import { pino } from 'pino'
import { createDatabase } from './servers/databases.ts'
import type { Servers } from './servers/start-servers.ts'

const SHARDS = 64
const DRAIN_MS = 300_000
/** Which nobody reads: the services would put every one of these events aside, for minutes. */
const TOPIC = 'bench.drained'

/** Events a second that one relay publishes of a full outbox, the first moments included. */
export async function measureDrain({ postgres, brokers }: Servers, events: number): Promise<number> {
  const url = await createDatabase(postgres, 'bench_drain', [messagingMigrations])
  const pool = createPool({ url, applicationName: 'bench', poolSize: 2, statementTimeoutMs: DRAIN_MS })
  const logger = pino({ level: 'error' })
  const transport = createKafkaTransport({ brokers: [brokers], clientId: 'bench-drain', logger })
  const relay = createRelay({ url, transport, service: 'intake', logger })
  try {
    await transport.ensureTopics([TOPIC])
    await fill(pool, events)
    const startedAt = performance.now()
    relay.start()
    const empty = async () => !(await pool.query('select from outbox_pending limit 1')).rowCount
    await eventually(empty, { deadlineMs: DRAIN_MS })
    return events / ((performance.now() - startedAt) / 1_000)
  } finally {
    await relay.stop()
    await transport.close()
    await pool.end()
  }
}

/** An outbox of so many events, of as many households, as intake leaves it. */
async function fill(pool: ReturnType<typeof createPool>, events: number): Promise<void> {
  const { type, stream } = referralSubmitted
  const envelope = exampleEvent(referralSubmitted)
  await pool.query(
    `with stored as (
      insert into outbox (id, aggregatetype, aggregateid, type, payload, topic, key)
      select uuidv7(), $1, n::text, $2, $3::jsonb, $4, n::text from generate_series(1, $5::int) n returning position, key
    )
    insert into outbox_pending (shard, position) select abs(hashtext(key)) % ${SHARDS}, position from stored`,
    [stream, type, JSON.stringify(envelope), TOPIC, events],
  )
  await pool.query('vacuum analyze outbox, outbox_pending')
}
