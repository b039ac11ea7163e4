import { randomUUID } from 'node:crypto'
import { type EventContract, type Stream, withdrawalRequested } from '@intarsi/contracts'
import { createUuidV7, systemClock } from '@intarsi/kernel'
import { createDatabase, type MigrationSet } from '@intarsi/postgres'
import { eventually, type TestDatabase } from '@intarsi/testkit'
import { type Kysely, sql } from 'kysely'
import { pino } from 'pino'
import { Registry } from 'prom-client'
import {
  type Consumer,
  type ConsumerOptions,
  createConsumer,
  createRelay,
  createUnitOfWork,
  listParked,
  type MessagingTables,
  on,
  type Relay,
  type Transport,
  type Tx,
  type UnitOfWork,
} from '../index.ts'
import type { ChildOptions } from './child.ts'

/** What a transport must give to be tested: as many connected instances as a test asks for. */
export type Bench = {
  name: string
  /** Part of the name of every topic: other runs may use the same broker. */
  run: string
  create: () => Transport
  /** Shared by the tests of a suite, which are kept apart by household, topic and consumer: a database is dear. */
  databases: () => { producer: TestDatabase; consumer: TestDatabase }
  /** How a child process makes its own. */
  child: () => ChildOptions['transport']
}

type AppliedTable = { id: number; household: string; number: number; historic: boolean }
export type Schema = MessagingTables & { applied: AppliedTable }

export const appliedMigrations: MigrationSet = {
  module: 'applied',
  migrations: {
    '0001-applied': {
      up: async (db) => {
        await sql`create table applied (
          id bigint generated always as identity primary key,
          household uuid not null,
          number integer not null,
          historic boolean not null
        )`.execute(db)
      },
    },
  },
}

export const logger = pino({ level: 'silent' })
export const newId = createUuidV7(systemClock)

export type World = Awaited<ReturnType<typeof createWorld>>

/** A producer and a consumer with their own databases and a topic of their own, over one transport. */
export async function createWorld(bench: Bench) {
  const { producer: producerDatabase, consumer: consumerDatabase } = bench.databases()
  const transport = bench.create()
  const contract: EventContract = { ...withdrawalRequested, topic: `test.${bench.run}.${newId()}.households` }
  await transport.ensureTopics([contract.topic])
  const closing: (() => Promise<unknown>)[] = []
  const producer = createProducer(producerDatabase, transport, contract)
  const service = `equipe-${bench.run}-${randomUUID().slice(0, 8)}`
  const db = createDatabase<Schema>(consumerDatabase.pool)
  return {
    bench,
    transport,
    contract,
    service,
    db,
    producer,
    producerDatabase,
    consumerDatabase,
    relay: (options: { transport?: Transport; start?: boolean } = {}): Relay => {
      const relay = createRelay({
        url: producerDatabase.url,
        transport,
        service: 'intake',
        logger,
        ...options,
      })
      closing.push(relay.stop)
      relay.start()
      producer.wakes.add(relay.wake)
      return relay
    },
    consumer: (options: Partial<ConsumerOptions<Schema>> = {}): Consumer => {
      const unitOfWork = consumerUnitOfWork(db, service)
      const subscriptions = [on<Schema, EventContract>(contract, apply, { rootOnly: true })]
      const consumer = createConsumer<Schema>({
        ...{
          service,
          subscriptions,
          transport,
          unitOfWork,
          db,
          logger,
          metrics: new Registry(),
          retryMs: [1, 1, 1, 1],
        },
        ...options,
      })
      closing.push(() => consumer.stop())
      consumer.start()
      return consumer
    },
    /** Another connected instance, as another process has it. */
    another: (): Transport => {
      const other = bench.create()
      closing.push(other.close)
      return other
    },
    close: async () => {
      await Promise.all(closing.map((close) => close()))
      await transport.close()
    },
  }
}

export function consumerUnitOfWork(db: Kysely<Schema>, service: string): UnitOfWork<Schema> {
  return createUnitOfWork({ db, service, clock: systemClock, newId, wake: () => undefined })
}

function createProducer(database: TestDatabase, transport: Transport, contract: EventContract) {
  const wakes = new Set<() => void>()
  const db = createDatabase<MessagingTables>(database.pool)
  const wake = () => {
    for (const each of wakes) each()
  }
  const unitOfWork = createUnitOfWork({ db, service: 'intake', clock: systemClock, newId, wake })
  const announce = (
    householdId: string,
    { facts = 1, within }: { facts?: number; within?: (tx: Tx<MessagingTables>) => Promise<void> } = {},
  ) =>
    unitOfWork(async (tx) => {
      await tx.lock(contract.stream as Stream, householdId)
      for (let i = 0; i < facts; i++)
        await tx.announce(contract, householdId, { ...contract.example, householdId })
      await within?.(tx)
    })
  /** The households announce at the same time, each its own facts one after the other. */
  const announceAll = async (households: string[], each: number) => {
    await Promise.all(
      households.map(async (householdId) => {
        for (let i = 0; i < each; i++) await announce(householdId)
      }),
    )
  }
  return { db, wakes, unitOfWork, announce, announceAll, transport }
}

/** The handler of these tests: writes the household and the number of the fact. */
export async function apply(
  tx: Tx<Schema>,
  event: { sequence: string; data: unknown; partitionkey: string },
) {
  const row = { household: event.partitionkey, number: Number(event.sequence), historic: tx.historic }
  await sql`insert into applied (household, number, historic)
    values (${row.household}::uuid, ${row.number}, ${row.historic})`.execute(tx.trx)
}

export function households(count: number): string[] {
  return Array.from({ length: count }, () => newId())
}

/** The numbers of a household's facts in the order of their effects. */
export async function appliedTo(world: Pick<World, 'db'>, household: string): Promise<number[]> {
  const rows = await world.db
    .selectFrom('applied')
    .select('number')
    .where('household', '=', household)
    .orderBy('id')
    .execute()
  return rows.map(({ number }) => number)
}

/** How many transactions wrote a household's effects. */
export async function transactionsOf(world: Pick<World, 'db'>, household: string): Promise<number> {
  const { rows } = await sql<{ transactions: number }>`
    select count(distinct xmin::text)::int as transactions from applied where household = ${household}::uuid`.execute(
    world.db,
  )
  return rows[0]?.transactions ?? 0
}

export const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

/** Waits until every household has this many effects. */
export async function untilApplied(
  world: Pick<World, 'db'>,
  keys: string[],
  each: number,
  deadlineMs = 20_000,
) {
  await eventually(
    async () => {
      const { rows } = await sql<{ effects: number }>`
        select count(*)::int as effects from applied where household = any(${keys}::uuid[])`.execute(world.db)
      return (rows[0]?.effects ?? 0) >= keys.length * each
    },
    { deadlineMs },
  )
}

export async function parkedNumbers(world: Pick<World, 'db' | 'service'>): Promise<number[]> {
  const rows = await world.db
    .selectFrom('parked')
    .select('payload')
    .where('consumer', '=', world.service)
    .orderBy('id')
    .execute()
  return rows.map(({ payload }) => Number(payload.sequence))
}

export async function parkedOf(world: Pick<World, 'db' | 'service'>) {
  return (await listParked(world.db)).filter(({ consumer }) => consumer === world.service)
}
