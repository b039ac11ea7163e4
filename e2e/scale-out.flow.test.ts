import { eventually, kafkaBrokers, type TestDatabase } from '@intarsi/testkit'
import { afterEach, expect, test } from 'vitest'
import { killChildren } from './src/child-process.ts'
import { type Member, openScaledSystem, type ScaledSystem } from './src/scale-out.ts'
import { submitStream } from './src/submit-stream.ts'

const PROCESSES = 3
const FLOW_MS = 180_000
const AFTER_THE_KILL = 16
const DEADLINE = { deadlineMs: 60_000 }
let system: ScaledSystem | undefined

afterEach(async () => {
  await killChildren()
  await system?.close()
  system = undefined
})

// The conformance suite holds the sharing of a group on both logs; here the services share it on the one at hand.
test(
  'three processes of equipe share the work, and losing one by SIGKILL loses and doubles nothing',
  {
    timeout: FLOW_MS,
  },
  () => loseOneOfThree(kafkaBrokers() ? 'kafka' : 'embedded'),
)

async function loseOneOfThree(kind: 'kafka' | 'embedded'): Promise<void> {
  const opened = await openScaledSystem(kind, PROCESSES)
  system = opened
  const stream = submitStream(opened.submit, 4)
  await eventually(() => everyOneWorked(opened.members), DEADLINE)
  const [victim, ...survivors] = opened.members as [Member, ...Member[]]
  const before = { receipts: stream.receipts.length, applied: await appliedBy(survivors) }
  victim.child.kill('SIGKILL')
  await victim.child.ended
  await eventually(() => stream.receipts.length >= before.receipts + AFTER_THE_KILL, DEADLINE)
  await stream.finish()
  await eventually(async () => (await routedIn(opened)).length >= stream.receipts.length, DEADLINE)
  await opened.settle()
  expect(await appliedBy(survivors)).toBeGreaterThan(before.applied)
  // A process that is busy or waits for a row says so, and the sportello comes again.
  expect([...stream.refusals].filter((refusal) => !refusal.startsWith('503 '))).toEqual([])
  await expectNothingLostOrDoubled(
    opened,
    stream.receipts.map(({ referralId }) => referralId),
  )
}

async function everyOneWorked(members: readonly Member[]): Promise<boolean> {
  const counts = await Promise.all(members.map((member) => member.applied()))
  return counts.every((count) => count > 0)
}

async function appliedBy(members: readonly Member[]): Promise<number> {
  const counts = await Promise.all(members.map((member) => member.applied()))
  return counts.reduce((sum, count) => sum + count, 0)
}

type Routed = { id: string; referral: string; preparer: string | null; table: string | null }

async function routedIn({ databases }: ScaledSystem): Promise<Routed[]> {
  const { rows } = await databases.equipe.pool.query<Routed>(`
    select id, payload->'data'->>'referralId' as referral, payload->'data'->>'preparerId' as preparer,
      payload->'data'->>'tableId' as "table"
    from outbox where type = 'it.intarsi.equipe.referral-routed.v1'`)
  return rows
}

async function expectNothingLostOrDoubled(opened: ScaledSystem, acknowledged: string[]): Promise<void> {
  const wanted = acknowledged.toSorted()
  const { intake, equipe, notifications } = opened.databases
  expect(await column(intake.pool, 'select referral_id as value from referral')).toEqual(wanted)
  expect(await column(equipe.pool, 'select referral_id as value from queue')).toEqual(wanted)
  const routed = await routedIn(opened)
  expect(routed.map(({ referral }) => referral).toSorted()).toEqual(wanted)
  const applied = `select event_id as value from inbox where event_id = any($1)`
  const ids = routed.map(({ id }) => id)
  expect(await column(notifications.pool, applied, [ids])).toEqual(ids.toSorted())
  for (const each of routed) await expectToldOnce(notifications.pool, each)
}

/** One notice to each recipient of the routed event, and to the sender; the coordinator prepares when nobody has room. */
async function expectToldOnce(pool: TestDatabase['pool'], { id, preparer, table }: Routed): Promise<void> {
  const told = `select recipient_id || ' ' || kind as value from notice where event_id = $1`
  const notices = await column(pool, told, [id])
  expect(notices).toEqual([...new Set(notices)])
  expect(notices).toContain(`${table} referral-on-agenda`)
  for (const kind of ['referral-routed', 'referral-to-prepare'])
    expect(notices.filter((notice) => notice.endsWith(` ${kind}`))).toHaveLength(1)
  if (preparer) expect(notices).toContain(`${preparer} referral-to-prepare`)
}

async function column(pool: TestDatabase['pool'], sql: string, values: unknown[] = []): Promise<string[]> {
  const { rows } = await pool.query<{ value: string }>(sql, values)
  return rows.map(({ value }) => value).toSorted()
}
