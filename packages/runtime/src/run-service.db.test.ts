import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { busMigrations } from '@intarsi/messaging'
import { eventually, testDatabase } from '@intarsi/testkit'
import { afterEach, expect, test } from 'vitest'
import { places } from '../test/sample-modules.ts'

const main = fileURLToPath(new URL('../test/sample-main.ts', import.meta.url))
const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

type Line = { msg?: string; url?: string; step?: string; level?: string }

/** Starts the service as a process of its own, under plain Node, and collects what it says. */
function run(env: Record<string, string>) {
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE, ...env },
    stdio: 'pipe',
  })
  const lines: Line[] = []
  const errors: string[] = []
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(JSON.parse(line)))
  createInterface({ input: child.stderr }).on('line', (line) => errors.push(line))
  closers.push(async () => child.kill('SIGKILL'))
  return { child, lines, errors, ended: ended(child) }
}

async function ended(child: ChildProcess): Promise<number | null> {
  const [code] = (await once(child, 'close')) as [number | null]
  return code
}

async function environment(): Promise<Record<string, string>> {
  const [bus, housing] = await Promise.all([testDatabase([busMigrations]), testDatabase(places.migrations)])
  closers.push(bus.close, housing.close)
  return {
    INTARSI_DATABASE_URL: housing.url,
    INTARSI_BUS_URL: bus.url,
    INTARSI_ISSUER: 'http://127.0.0.1:1',
    INTARSI_PORT: '0',
    INTARSI_METRICS_PORT: '0',
  }
}

test('a service alone in its process becomes ready, and a signal ends it cleanly', async () => {
  const service = run(await environment())
  const { url } = await eventually(() => service.lines.find(({ msg }) => msg === 'listening'), {
    deadlineMs: 15_000,
  })
  await eventually(async () => (await fetch(`${url}/readyz`)).ok, { deadlineMs: 15_000 })
  service.child.kill('SIGTERM')
  expect(await service.ended).toBe(0)
  expect(service.lines.filter(({ level }) => level === 'error')).toEqual([])
  expect(service.lines.map(({ msg }) => msg)).toContain('stopping')
})

test('a configuration that is not usable is told whole, in words, and the process fails', async () => {
  const service = run({ INTARSI_PORT: 'eighty' })
  expect(await service.ended).toBe(1)
  const told = service.errors.join('\n')
  for (const name of [
    'INTARSI_DATABASE_URL: missing',
    'INTARSI_ISSUER: missing',
    'INTARSI_PORT: not a number',
  ]) {
    expect(told).toContain(name)
  }
})
