import { setTimeout as pause } from 'node:timers/promises'
import { createPool } from '@intarsi/postgres'
import { eventually } from '@intarsi/testkit'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AllInOne, databaseUrlOf, serverPidOf, spawnAllInOne, startAllInOne } from './src/all-in-one.ts'
import { killChildren } from './src/child-process.ts'
import { type DataDirectory, dataDirectory } from './src/data-directory.ts'
import { processesOf } from './src/processes-of.ts'
import { type Receipt, submitStream } from './src/submit-stream.ts'

const SEED = 20_261_123
const FLOW_MS = 180_000
let directory: DataDirectory
let data: string
let system: AllInOne

beforeAll(async () => {
  directory = await dataDirectory('crash')
  data = directory.path('data')
  system = await startAllInOne(data)
})
afterAll(async () => {
  await killChildren()
  await noProcessLeft()
  await directory.remove()
})

const noProcessLeft = () =>
  eventually(async () => (await processesOf(data)).length === 0, { deadlineMs: 30_000 })

/** When to kill: after so many more acknowledgements, at some moment of the requests that follow. */
const moments = fc.sample(
  fc.record({ acknowledged: fc.integer({ min: 2, max: 8 }), thenMs: fc.integer({ min: 0, max: 40 }) }),
  { seed: SEED, numRuns: 4 },
)

const crashes: { name: string; crash: () => Promise<void> }[] = [
  { name: 'the whole process, started again at once', crash: killProcess },
  { name: 'PostgreSQL', crash: killServer },
  {
    name: 'the whole process, started again when nothing of it is left',
    crash: () => killProcess(noProcessLeft),
  },
  { name: 'PostgreSQL again', crash: killServer },
]

async function killProcess(before?: () => Promise<unknown>): Promise<void> {
  system.child.kill('SIGKILL')
  await system.child.ended
  await before?.()
  system = await startAllInOne(data)
}

async function killServer(): Promise<void> {
  process.kill(await serverPidOf(data), 'SIGKILL')
}

test('no acknowledged referral is lost or doubled, whatever is killed while they are submitted', {
  timeout: FLOW_MS,
}, async () => {
  const stream = submitStream((sender, init) => system.call(sender, 'intake', '/referrals', init), 3)
  for (const [index, { crash }] of crashes.entries()) {
    const { acknowledged = 0, thenMs = 0 } = moments[index] ?? {}
    const wanted = stream.receipts.length + acknowledged
    await eventually(() => stream.receipts.length >= wanted, { deadlineMs: 60_000 })
    await pause(thenMs)
    await crash()
  }
  await eventually(
    async () => (await system.call('operator', 'notifications', '/mails/failed')).status === 200,
    {
      deadlineMs: 60_000,
    },
  )
  await stream.finish()
  for (const receipt of stream.receipts) await expectRouted(receipt)
  expect([...stream.refusals].filter((refusal) => !refusal.startsWith('503 '))).toEqual([])
  expect(await counts()).toEqual(countsOf(stream.receipts.length))
})

async function expectRouted({ referralId, number, sender }: Receipt): Promise<void> {
  const coordinator = sender.replace('sender', 'coordinator')
  await eventually(
    async () => {
      const sent = await system.call(sender, 'intake', `/referrals/${referralId}`)
      const read = await system.call(coordinator, 'equipe', `/referrals/${referralId}`)
      expect(sent.body).toMatchObject({ number, standing: { state: 'routed' } })
      expect(read.body).toMatchObject({ referralNumber: number, standing: { state: 'routed' } })
      return true
    },
    { deadlineMs: 30_000 },
  )
}

async function counts() {
  const routed = `select count(*)::int from outbox where type = 'it.intarsi.equipe.referral-routed.v1'`
  return {
    submitted: await count('intake', 'select count(*)::int from referral'),
    queued: await count('equipe', 'select count(*)::int from queue'),
    routed: await count('equipe', routed),
  }
}

async function count(service: string, sql: string): Promise<number | undefined> {
  const pool = createPool({
    url: await databaseUrlOf(data, service),
    applicationName: 'intarsi-test',
    poolSize: 1,
  })
  try {
    return (await pool.query<{ count: number }>(sql)).rows[0]?.count
  } finally {
    await pool.end()
  }
}

const countsOf = (referrals: number) => ({ submitted: referrals, queued: referrals, routed: referrals })

test('a second start tells where the first answers, and leaves it running', async () => {
  const second = await spawnAllInOne(data)
  expect(await second.ended).toBe(0)
  expect(second.out.join('\n')).toContain('already running')
  expect(second.out.join('\n')).toMatch(/http:\/\/127\.0\.0\.1:\d+/)
  expect((await system.call('pr-sender', 'intake', '/referrals')).status).toBe(200)
})

test('SIGINT stops everything within seconds, and no process stays', async () => {
  const asked = performance.now()
  expect(await system.stop(), system.child.errors.join('\n')).toBe(0)
  expect(performance.now() - asked).toBeLessThan(15_000)
  expect(await processesOf(data)).toEqual([])
})
