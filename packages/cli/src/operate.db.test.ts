import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { withdrawalRequested } from '@intarsi/contracts'
import { createUuidV7, systemClock } from '@intarsi/kernel'
import {
  createConsumer,
  createEmbeddedTransport,
  createRelay,
  createUnitOfWork,
  listParked,
  type MessagingTables,
  on,
  testUnitOfWork,
} from '@intarsi/messaging'
import { createDatabase, createPool } from '@intarsi/postgres'
import { startEmbeddedPostgres } from '@intarsi/postgres/embedded'
import { eventually } from '@intarsi/testkit'
import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { runIntarsi } from '../test/run-intarsi.ts'

const logger = pino({ level: 'silent' })
const newId = createUuidV7(systemClock)
const closing: (() => Promise<unknown>)[] = []
let directory: string
let urlOf: (database: string) => string

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'intarsi-operate-'))
  await chmod(directory, 0o711)
  const start = await startEmbeddedPostgres({
    dataDirectory: join(directory, 'data'),
    logger,
    settings: { fsync: 'off' },
  })
  if (!start.started) throw new Error('the data directory is in use')
  closing.push(start.postgres.stop)
  urlOf = (database) => start.postgres.url(database)
  await intarsi('migrate')
  expect(await intarsi('migrate')).toContain('intarsi_bus: up to date')
}, 120_000)

afterAll(async () => {
  for (const close of closing.reverse()) await close()
  await rm(directory, { recursive: true, force: true })
}, 60_000)

test('an operator sees what is parked and what waits, discards one event, has the rest applied, and replays', {
  timeout: 120_000,
}, async () => {
  const intake = open('intarsi_intake')
  const equipe = open('intarsi_equipe')
  const transport = createEmbeddedTransport({ url: urlOf('intarsi_bus'), logger })
  closing.push(() => transport.close())
  await transport.ensureTopics([withdrawalRequested.topic])
  const householdId = newId()
  for (let i = 0; i < 3; i++) await announce(intake, householdId)
  expect(await intarsi('lag', '--service', 'intake')).toMatch(/not published │ 3 +│ \d+ s/)

  const applied: string[] = []
  let broken = true
  const subscription = on<MessagingTables, typeof withdrawalRequested>(
    withdrawalRequested,
    async (_, event) => {
      if (broken) throw new Error('cannot')
      applied.push(event.sequence)
    },
  )
  const unitOfWork = createUnitOfWork({
    db: equipe,
    service: 'equipe',
    clock: systemClock,
    newId,
    wake: () => undefined,
  })
  const consumer = createConsumer({
    ...{ service: 'equipe', subscriptions: [subscription], transport, unitOfWork, db: equipe, logger },
    retryMs: [1, 1, 1, 1],
  })
  const relay = createRelay({ url: urlOf('intarsi_intake'), transport, service: 'intake', logger })
  closing.push(consumer.stop, relay.stop)
  consumer.start()
  relay.start()
  await eventually(async () => (await listParked(equipe)).length === 3, { deadlineMs: 20_000 })

  const listed = await intarsi('parked', 'list', '--service', 'equipe')
  expect(listed).toContain(householdId)
  expect(listed).toContain('behind')
  const [head] = await listParked(equipe)
  const id = head?.eventId ?? ''
  expect(JSON.parse(await intarsi('parked', 'show', 'equipe', id))).not.toHaveProperty('payload')
  await expect(intarsi('parked', 'discard', 'equipe', id, '--reason', ' no ')).rejects.toThrow('5 to 500')
  expect(await intarsi('parked', 'discard', 'equipe', id, '--reason', 'sent twice')).toContain('discarded')
  await expect(intarsi('parked', 'discard', 'equipe', id)).rejects.toThrow('--reason')
  expect(await intarsi('parked', 'discarded', '--key', householdId)).toMatch(
    new RegExp(
      `equipe +│ ${id} │ intake.withdrawal-requested.v1 │ ${householdId} │ sent twice │ \\S+ +│ \\d{4}-`,
    ),
  )
  expect(await intarsi('parked', 'discarded', '--service', 'intake')).toBe('nothing was discarded')
  await expect(intarsi('parked', 'discard', 'equipe', id, '--reason', 'again')).rejects.toThrow(
    'has not parked',
  )
  broken = false
  expect(await intarsi('parked', 'redrive', 'equipe')).toContain('2 events')
  await eventually(() => applied.length === 2)
  expect(applied).toEqual(['000000000002', '000000000003'])
  expect(await intarsi('replay', '--consumer', 'equipe', '--from', 'beginning')).toContain(
    'done: 3 events read',
  )
  expect(await intarsi('replay', '--consumer', 'equipe', '--from', new Date().toISOString())).toContain(
    'done: 0 events read',
  )
  await expect(intarsi('replay', '--consumer', 'equipe', '--from', 'noon')).rejects.toThrow('not an instant')
  await expect(
    intarsi('replay', '--consumer', 'equipe', '--from', 'beginning', '--topic', 'intarsi.equipe.people'),
  ).rejects.toThrow(`does not listen to intarsi.equipe.people, but to ${withdrawalRequested.topic}`)
  expect(await intarsi('parked', 'redrive', 'equipe', '--key', householdId)).toContain('nothing is parked')
  const archive = ['replay', 'republish', 'equipe', 'intake.households', '--since']
  expect(await intarsi(...archive, new Date(Date.now() - 3_600_000).toISOString())).toContain(
    'intake.households: 3 events of the archive',
  )
  await expect(intarsi('replay', 'bootstrap', 'equipe', 'intake.households')).rejects.toThrow(
    'equipe has applied events before',
  )
  await expect(intarsi('replay', '--from', 'beginning')).rejects.toThrow('which service reads')
  await expect(intarsi('replay', 'rebuild', 'equipe')).rejects.toThrow('not declared rebuildable')
  expect(applied).toHaveLength(2)
  expect(await intarsi('lag')).toContain(withdrawalRequested.topic)
})

test('what was is shown in the order of its time, then what passes, until nobody reads it any more', {
  timeout: 60_000,
}, async () => {
  const intake = open('intarsi_intake')
  const since = new Date().toISOString()
  const households = [newId(), newId(), newId()]
  const start = Date.now()
  for (const [index, householdId] of households.entries())
    await announce(intake, householdId, { now: () => new Date(start - index * 1_000) })
  await eventually(async () => /not published │ 0/.test(await intarsi('lag', '--service', 'intake')))
  const printed = () => vi.mocked(console.log).mock.calls.length
  const tailing = intarsi('tail', '--since', since, '--key', ...households, '--type', 'withdrawal-*')
  await eventually(() => printed() === 3, { deadlineMs: 20_000 })
  await announce(intake, households[0] ?? '')
  await eventually(() => printed() === 4, { deadlineMs: 20_000 })
  process.stdout.emit('error', new Error('write EPIPE'))
  const shown = (await tailing).split('\n').map((line) => / (\/intake\S+ #\d)/.exec(line)?.[1])
  expect(shown).toEqual([
    ...households.map((id) => `/intake/households/${id} #1`).reverse(),
    `/intake/households/${households[0]} #2`,
  ])
  const bus = open('intarsi_bus')
  const { rows } = await sql`select group_name from bus_consumer where group_name like 'tail-%'`.execute(bus)
  expect(rows).toEqual([])
  await expect(intarsi('tail', 'intake.households')).rejects.toThrow('no topic intake.households')
})

test('a server on which nothing was prepared is not blamed for a password', async () => {
  const elsewhere = await mkdtemp(join(tmpdir(), 'intarsi-elsewhere-'))
  await chmod(elsewhere, 0o711)
  const environment = { INTARSI_DATA: join(elsewhere, 'data'), INIT_CWD: elsewhere }
  await expect(runIntarsi(['lag'], environment)).rejects.toThrow('"intarsi migrate" prepared')
  await rm(elsewhere, { recursive: true, force: true })
})

function open(database: string) {
  const db = createDatabase<MessagingTables>(
    createPool({ url: urlOf(database), applicationName: 'test', poolSize: 4 }),
  )
  closing.push(() => db.destroy())
  return db
}

function announce(db: ReturnType<typeof open>, householdId: string, clock = systemClock) {
  return testUnitOfWork(db, { service: 'intake', clock, newId })(async (tx) => {
    await tx.lock('intake.households', householdId)
    await tx.announce(withdrawalRequested, householdId, { ...withdrawalRequested.example, householdId })
  })
}

function intarsi(...args: string[]): Promise<string> {
  return runIntarsi(args, { INTARSI_DATA: join(directory, 'data'), INIT_CWD: directory })
}
