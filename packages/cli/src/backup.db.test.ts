import { execFile } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Manifest } from '@intarsi/postgres'
import { startEmbeddedPostgres } from '@intarsi/postgres/embedded'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'

const main = join(import.meta.dirname, 'main.ts')
const logger = { info: () => undefined, error: () => undefined }
const COMMANDS_MS = 60_000
let directory: string

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'intarsi-cli-'))
  await chmod(directory, 0o711)
})
afterAll(() => rm(directory, { recursive: true, force: true }))

test('what migrate prepared, backup and restore bring to a new data directory unchanged', {
  timeout: 3 * COMMANDS_MS,
}, async () => {
  await intarsi('old', 'migrate')
  await writeSomething('old')
  await intarsi('old', 'backup', 'first')
  expect(await intarsi('new', 'restore', 'first')).toContain('restored')
  await intarsi('new', 'backup', 'second')
  const [first, second] = [await manifestOf('first'), await manifestOf('second')]
  expect(second.databases).toEqual(first.databases)
  const bus = first.databases.find(({ name }) => name === 'intarsi_bus')
  expect(bus?.tables.find(({ name }) => name === 'bus_consumer')?.rows).toBe(1)
  await expect(intarsi('new', 'restore', 'first')).rejects.toThrow('intarsi_bus: the database is not empty')
  expect(await intarsi('new', 'migrate')).toContain('intarsi_bus: up to date')
})

/** As npm starts it: in another directory than the caller's, which INIT_CWD tells. */
async function intarsi(data: string, ...args: string[]): Promise<string> {
  const { PATH, NODE_COMPILE_CACHE } = process.env
  const env = { PATH, NODE_COMPILE_CACHE, INTARSI_DATA: join(directory, data), INIT_CWD: directory }
  const { stdout } = await promisify(execFile)(process.execPath, [main, ...args], {
    env,
    timeout: COMMANDS_MS,
  })
  return stdout
}

async function writeSomething(data: string): Promise<void> {
  const start = await startEmbeddedPostgres({ dataDirectory: join(directory, data), logger })
  if (!start.started) throw new Error('the data directory is in use')
  const client = new pg.Client({ connectionString: start.postgres.url('intarsi_bus') })
  await client.connect()
  await client.query(`insert into bus_consumer (group_name, topic) values ('g', 't')`)
  await client.end()
  await start.postgres.stop()
}

async function manifestOf(backup: string): Promise<Manifest> {
  return JSON.parse(await readFile(join(directory, backup, 'manifest.json'), 'utf8'))
}
