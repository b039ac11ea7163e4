import { setTimeout as pause } from 'node:timers/promises'
import { type EventContract, withdrawalRequested } from '@intarsi/contracts'
import { createUuidV7, systemClock } from '@intarsi/kernel'
import { createDatabase, createPool } from '@intarsi/postgres'
import { type Kysely, sql } from 'kysely'
import { pino } from 'pino'
import {
  createConsumer,
  createEmbeddedTransport,
  createKafkaTransport,
  createRelay,
  createUnitOfWork,
  type KafkaClient,
  on,
  type Subscription,
  type Transport,
} from '../index.ts'
import type { Step } from '../probe.ts'

/** What a test tells the process that it is going to lose. */
export type ChildOptions = {
  role: 'relay' | 'consumer'
  transport: { kind: Transport['kind']; address: string; client?: KafkaClient }
  service: string
  topic: string
  producerUrl: string
  consumerUrl: string
  /** Dies at this step, at its n-th time. */
  step?: Step
  hit?: number
  /** Dies in the handler of this household's events, while handlers of all others that began with it are at work. */
  killedBy?: string
  /** Another service in the same process, whom nothing kills and which writes nothing. */
  beside?: string
}

type Tables = { applied: { household: string } }

const options: ChildOptions = JSON.parse(process.argv[2] ?? '{}')
const logger = pino({ level: 'silent' })
const die = () => process.kill(process.pid, 'SIGKILL')

let hits = 0
const probe = (step: Step): void | Promise<void> => {
  if (step !== options.step || ++hits !== (options.hit ?? 1)) return
  die()
  return new Promise(() => undefined)
}

function createTransport(): Transport {
  const { kind, address, client = 'kafkajs' } = options.transport
  if (kind === 'embedded') return createEmbeddedTransport({ url: address, logger, idleSessionMs: 2_000 })
  return createKafkaTransport({
    ...{ brokers: [address], client, clientId: 'child', logger },
    sessionTimeoutMs: 2_000,
  })
}

const contract: EventContract = { ...withdrawalRequested, topic: options.topic }

function startConsumer(db: Kysely<Tables>) {
  const { service, killedBy } = options
  const subscription = on<Tables, EventContract>(contract, async ({ trx }, event) => {
    if (event.partitionkey === killedBy) {
      await pause(100)
      die()
      await new Promise(() => undefined)
    }
    if (killedBy) await pause(300)
    await sql`insert into applied (household, number, historic)
      values (${event.partitionkey}::uuid, ${Number(event.sequence)}, false)`.execute(trx)
  })
  consume(db, service, subscription)
}

function consume(db: Kysely<Tables>, service: string, subscription: Subscription<Tables>) {
  const newId = createUuidV7(systemClock)
  const unitOfWork = createUnitOfWork({ db, service, clock: systemClock, newId, wake: () => undefined })
  const transport = createTransport()
  createConsumer({ service, subscriptions: [subscription], transport, unitOfWork, db, logger, probe }).start()
}

if (options.role === 'relay')
  createRelay({
    url: options.producerUrl,
    transport: createTransport(),
    service: 'intake',
    logger,
    probe,
  }).start()
else {
  const db = createDatabase<Tables>(createPool({ url: options.consumerUrl, applicationName: 'child' }))
  startConsumer(db)
  if (options.beside)
    consume(
      db,
      options.beside,
      on(contract, () => pause(300)),
    )
}
