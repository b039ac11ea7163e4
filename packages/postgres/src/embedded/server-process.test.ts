import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { access, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { stopServer } from './server-process.ts'

let directory: string
let server: ChildProcess

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'intarsi-server-process-'))
  await mkdir(join(directory, 'bin'))
  // It has the data directory on its command line, as a server has.
  server = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 60_000)', directory])
  await once(server, 'spawn')
  await writeFile(pidFile(), `${server.pid}\n`)
})

afterEach(async () => {
  server.kill('SIGKILL')
  await rm(directory, { recursive: true, force: true })
})

test('a server that ended by itself while it was being stopped is stopped', async () => {
  await pgCtl(`kill -9 ${server.pid}; rm ${pidFile()}; exit 1`)
  await stopServer(cluster())
  await expect(access(pidFile())).rejects.toThrow('ENOENT')
})

test('a server that does not stop is told, in the words of the command', async () => {
  await pgCtl('echo "server does not shut down" >&2; exit 1')
  await expect(stopServer(cluster())).rejects.toThrow(/-m immediate(.|\n)*server does not shut down/)
})

const pidFile = () => join(directory, 'postmaster.pid')

const cluster = () => ({
  pgData: directory,
  logFile: join(directory, 'postgres.log'),
  binaries: { directory, version: '18.0.0' },
  account: {},
  durable: false,
})

/** Puts a command in the place of PostgreSQL's own that stops a server. */
async function pgCtl(script: string): Promise<void> {
  await writeFile(join(directory, 'bin', 'pg_ctl'), `#!/bin/sh\n${script}\n`, { mode: 0o700 })
}
