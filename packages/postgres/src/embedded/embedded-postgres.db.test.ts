import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { eventually } from '@intarsi/testkit'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './start-embedded-postgres.ts'

const logger = { info: () => undefined, error: () => undefined }
// A killed process loses nothing that the system has; only a power cut would.
const settings = { fsync: 'off' }
let prepared: string
let dataDirectory: string
const running: EmbeddedPostgres[] = []
const parents: ChildProcess[] = []

// Making a cluster costs seconds: most tests begin with a copy of one that was made and stopped.
beforeAll(async () => {
  prepared = dataDirectory = await emptyPlace()
  await start()
  await running.pop()?.stop()
})

afterAll(() => rm(join(prepared, '..'), { recursive: true, force: true }))

beforeEach(async () => {
  dataDirectory = await emptyPlace()
})

afterEach(async () => {
  for (const parent of parents.splice(0)) parent.kill('SIGKILL')
  for (const postgres of running.splice(0)) await postgres.stop()
  await rm(join(dataDirectory, '..'), { recursive: true, force: true })
})

test('a second start finds the data, the port and the password of the first', async () => {
  const first = await startPrepared()
  await query(first.adminUrl, 'create table kept as select 42 as answer')
  await running.pop()?.stop()
  const second = await start()
  expect(second.adminUrl).toBe(first.adminUrl)
  expect(await query(second.adminUrl, 'select answer from kept')).toEqual([{ answer: 42 }])
})

test('text sorts by code point in UTF-8 and the password is asked for', async () => {
  const postgres = await start()
  const [locale] = await query(
    postgres.adminUrl,
    `select datlocprovider as provider, datlocale as locale, pg_encoding_to_char(encoding) as encoding
     from pg_database where datname = 'postgres'`,
  )
  expect(locale).toEqual({ provider: 'b', locale: 'C.UTF-8', encoding: 'UTF8' })
  const wrong = new URL(postgres.adminUrl)
  wrong.password = 'guess'
  await expect(query(wrong.href, 'select 1')).rejects.toThrow('password authentication failed')
  expect((await stat(join(dataDirectory, 'server.json'))).mode & 0o777).toBe(0o600)
})

test('a second starter is told where the first answers', async () => {
  const postgres = await startPrepared()
  await postgres.publishAddresses(['http://127.0.0.1:4000'])
  const second = await startEmbeddedPostgres({ dataDirectory, logger, settings })
  expect(second).toMatchObject({
    started: false,
    addresses: ['http://127.0.0.1:4000'],
    server: { adminUrl: postgres.adminUrl },
  })
})

test('of starters at the same moment exactly one gets the data directory', async () => {
  const starts = await Promise.all(
    [1, 2, 3].map(() => startEmbeddedPostgres({ dataDirectory, logger, settings })),
  )
  for (const each of starts) if (each.started) running.push(each.postgres)
  expect(running).toHaveLength(1)
})

test('a server killed by SIGKILL is reported, started again and has every committed row', async () => {
  const postgres = await startPrepared()
  let exits = 0
  postgres.onExit(() => exits++)
  await query(postgres.adminUrl, 'create table kept as select 42 as answer')
  process.kill(await serverPid(), 'SIGKILL')
  await eventually(() => exits === 1)
  await eventually(() => postgres.ready(), { deadlineMs: 20_000 })
  expect(await query(postgres.adminUrl, 'select answer from kept')).toEqual([{ answer: 42 }])
})

test('a killed keeper of the server is noticed as well', async () => {
  const postgres = await startPrepared()
  process.kill(await parentOf(await serverPid()), 'SIGKILL')
  await eventually(() => !postgres.ready())
  await eventually(() => postgres.ready(), { deadlineMs: 20_000 })
  expect(await query(postgres.adminUrl, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('when the parent is killed by SIGKILL no server stays', async () => {
  const parent = await startedElsewhere()
  const pid = await serverPid()
  parent.kill('SIGKILL')
  await eventually(async () => !(await isAlive(pid)))
  const postgres = await start()
  expect(await query(postgres.adminUrl, 'select answer from kept')).toEqual([{ answer: 42 }])
})

test('an orphan whose parent and keeper were both killed is stopped by the next start', async () => {
  const parent = await startedElsewhere()
  const orphan = await serverPid()
  const { keeper, watcher } = await keepersOf(orphan)
  // The watcher first, and to its end: else it could still end the server, and no orphan would be found.
  process.kill(watcher, 'SIGKILL')
  await eventually(async () => !(await isAlive(watcher)))
  for (const pid of [keeper, parent.pid as number]) process.kill(pid, 'SIGKILL')
  await once(parent, 'exit')
  expect(await isAlive(orphan)).toBe(true)
  const postgres = await start()
  expect(await isAlive(orphan)).toBe(false)
  expect(await query(postgres.adminUrl, 'select answer from kept')).toEqual([{ answer: 42 }])
})

test('a start killed half-way through the making of the cluster is made good by the next', async () => {
  const parent = spawnFixture()
  await eventually(async () => (await readdir(dataDirectory)).some((name) => name.includes('.draft-')))
  parent.kill('SIGKILL')
  await once(parent, 'exit')
  expect(await query((await start()).adminUrl, 'select 1 as one')).toEqual([{ one: 1 }])
})

async function emptyPlace(): Promise<string> {
  const place = await mkdtemp(join(tmpdir(), 'intarsi-embedded-'))
  await chmod(place, 0o711)
  return join(place, 'data')
}

/** A start on the prepared data directory's copy. Node's own copy would lose whose the files are. */
async function startPrepared(): Promise<EmbeddedPostgres> {
  await copyPrepared()
  return await start()
}

async function copyPrepared(): Promise<void> {
  await promisify(execFile)('cp', ['-a', prepared, dataDirectory])
}

async function start(): Promise<EmbeddedPostgres> {
  const started = await startEmbeddedPostgres({ dataDirectory, logger, settings })
  if (!started.started) throw new Error('the data directory is in use')
  running.push(started.postgres)
  return started.postgres
}

function spawnFixture() {
  const fixture = join(import.meta.dirname, 'keeps-a-server.fixture.ts')
  const parent = spawn(process.execPath, [fixture, dataDirectory], { stdio: ['ignore', 'pipe', 'ignore'] })
  parents.push(parent)
  return parent
}

async function startedElsewhere() {
  await copyPrepared()
  const parent = spawnFixture()
  const [line] = (await once(parent.stdout, 'data')) as [Buffer]
  await query(line.toString().trim(), 'create table kept as select 42 as answer')
  return parent
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

async function serverPid(): Promise<number> {
  return Number((await readFile(join(dataDirectory, 'postgres-18', 'postmaster.pid'), 'utf8')).split('\n')[0])
}

/** Read from /proc: these tests run on Linux. */
async function parentOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/^PPid:\s+(\d+)/m.exec(status)?.[1])
}

/** The shell that waits for the server and its helper that watches our end of the pipe. */
async function keepersOf(server: number): Promise<{ keeper: number; watcher: number }> {
  const keeper = await parentOf(server)
  const children = await readFile(`/proc/${keeper}/task/${keeper}/children`, 'utf8')
  const watcher = children
    .trim()
    .split(' ')
    .map(Number)
    .find((pid) => pid !== server)
  if (!watcher) throw new Error('nobody watches the pipe of this server')
  return { keeper, watcher }
}

/** Without a command line there is no process, or a dead one that nobody has collected. */
async function isAlive(pid: number): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
  return command !== ''
}
