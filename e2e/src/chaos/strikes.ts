import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { exampleEvent, referralSubmitted } from '@intarsi/contracts'
import type { OutgoingRecord, Step } from '@intarsi/messaging'
import { eventually } from '@intarsi/testkit/setup'
import type { Facts, Strike } from './facts.ts'
import { type Fault, type FaultKind, RESETS } from './faults.ts'
import { killMigration } from './migration.ts'
import type { Trouble } from './orders.ts'
import type { Run } from './run.ts'
import { SERVICE_NAMES, type Service } from './services.ts'
import type { Slot } from './slot.ts'

const HOUR_MS = 3_600_000
const TOKEN_LEFT_MS = 300_000
const SLOW_MS: Readonly<Record<Fault['link'], number>> = { broker: 120, postgres: 12 }
/** After this a point that nobody came to is given up. */
const LAST_PASS_MS = 4_000
const NEVER = 0

/** What a strike leaves for the checker beside its own time. */
export type Marks = Pick<Facts, 'planted' | 'unreadable' | 'migrated'>
type Marking = { planted: string[]; unreadable: { planted: number }; migrated: Facts['migrated'] }

type Striking = { run: Run; fault: Fault; slot: Slot; marks: Marking }

/** Does what the fault says, at once, and repairs it; answers when it worked. */
export async function strike(run: Run, fault: Fault, marks: Marking): Promise<Strike> {
  const from = Date.now()
  const struck = await STRIKES[fault.kind]({ run, fault, slot: run.slots[fault.instance], marks })
  return { kind: fault.kind, from, until: Date.now(), struck: struck !== false }
}

const STRIKES: Readonly<Record<FaultKind, (striking: Striking) => Promise<unknown>>> = {
  'instance-killed': ({ slot }) => replaced(slot, () => slot.signal('SIGKILL')),
  'instance-frozen': async ({ slot, fault }) => {
    slot.signal('SIGSTOP')
    await pause(fault.forMs)
    slot.signal('SIGCONT')
  },
  'broker-killed': async ({ run: { stage } }) => {
    await stage.servers.broker.signal('SIGKILL')
    await stage.servers.broker.up()
  },
  'broker-frozen': async ({ run: { stage }, fault }) => {
    await stage.servers.broker.signal('SIGSTOP')
    await pause(fault.forMs)
    await stage.servers.broker.signal('SIGCONT')
  },
  'broker-disk-full': async ({ run: { stage }, fault }) => {
    await stage.servers.broker.fill(true)
    await pause(fault.forMs)
    await stage.servers.broker.fill(false)
    await stage.servers.broker.up()
  },
  'postgres-killed': async ({ run: { stage } }) => {
    await stage.servers.postgres.kill()
    await stage.servers.postgres.up()
  },
  'postgres-frozen': async ({ run: { stage }, fault }) => {
    await stage.servers.postgres.signal('SIGSTOP')
    await pause(fault.forMs)
    await stage.servers.postgres.signal('SIGCONT')
  },
  'connections-reset': async ({ run: { stage }, fault }) => {
    for (let left = RESETS; left > 0; left--) {
      stage.servers.links[fault.link].reset()
      await pause(fault.forMs / RESETS)
    }
  },
  'connections-slow': async ({ run: { stage }, fault }) => {
    stage.servers.links[fault.link].delay(SLOW_MS[fault.link])
    await pause(fault.forMs)
    stage.servers.links[fault.link].delay(0)
  },
  'killed-before-publish': ({ slot, fault }) => killedAt(slot, { step: 'relay-read', pass: fault.pass }),
  'killed-before-mark': ({ slot, fault }) => killedAt(slot, { step: 'relay-published', pass: fault.pass }),
  'killed-before-offset': ({ slot, fault }) =>
    killedAt(slot, { step: 'consumer-committed', pass: fault.pass }),
  'killed-in-rebalance': async ({ run, slot, fault }) => {
    const other = run.slots[1 - fault.instance] as Slot
    const [died] = await Promise.all([
      killedAt(other, { step: 'consumer-rebalancing', pass: 1 }),
      replaced(slot, () => slot.signal('SIGKILL')),
    ])
    return died
  },
  'migration-killed': async ({ run, fault, marks }) => {
    const { struck, same } = await killMigration(run, momentOf(fault))
    marks.migrated = { same }
    return struck
  },
  'handler-slow': (striking) => whileIn(striking, { handlers: 'slow' }, { handlers: 'well' }),
  'handler-failing': (striking) => whileIn(striking, { handlers: 'failing' }, { handlers: 'well' }),
  'event-poisoned': async ({ run, marks }) => {
    const { id, record } = poison()
    marks.planted.push(id)
    await plant(run, record)
  },
  'record-unreadable': async ({ run, marks }) => {
    marks.unreadable.planted++
    await plant(run, {
      topic: referralSubmitted.topic,
      key: randomUUID(),
      value: '{"no": "event"',
      headers: {},
    })
  },
  'delivered-twice': (striking) => whileIn(striking, { deliveries: 'twice' }, { deliveries: 'once' }),
  'delivered-late': (striking) => whileIn(striking, { deliveries: 'late' }, { deliveries: 'once' }),
  // Laid into the databases before the run begins.
  'commits-late': async () => undefined,
  'clock-stepped': async ({ slot, fault }) => {
    await slot.trouble({ clockMs: fault.forward ? HOUR_MS - TOKEN_LEFT_MS : -HOUR_MS })
  },
}

/** Every service has more changes to make than that. */
const CHANGES = 40

/** Whose migration a fault strikes, and where. */
function momentOf({ forMs }: Fault): { service: Service; change: number } {
  const service = SERVICE_NAMES[forMs % SERVICE_NAMES.length] as Service
  return { service, change: 1 + (Math.floor(forMs / SERVICE_NAMES.length) % CHANGES) }
}

/** Waits until another process answers in the slot; false, without waiting longer, when nobody died. */
async function replaced(slot: Slot, kill: () => void): Promise<boolean> {
  const before = slot.lives()
  kill()
  const died = await eventually(() => slot.lives() > before, { deadlineMs: LAST_PASS_MS }).catch(() => false)
  if (died) await slot.up()
  return died
}

/** Nobody dies after this: a process that did not come to the point is told to pass it, and may die before it hears. */
async function killedAt(slot: Slot, dieAt: { step: Step; pass: number }): Promise<boolean> {
  const died = await replaced(slot, () => void slot.trouble({ dieAt }))
  const passes = await slot.trouble({ dieAt: { ...dieAt, pass: NEVER } })
  await slot.up()
  return died || !passes
}

async function whileIn({ run, fault }: Striking, trouble: Trouble, after: Trouble): Promise<void> {
  for (const slot of run.slots) void slot.trouble(trouble)
  await pause(fault.forMs)
  for (const slot of run.slots) void slot.trouble(after)
}

/** An event of a household of its own whose data breaks its contract. */
function poison(): { id: string; record: OutgoingRecord } {
  const household = randomUUID()
  const id = randomUUID()
  const envelope = {
    ...exampleEvent(referralSubmitted),
    ...{ id, source: `/intake/households/${household}`, subject: household, partitionkey: household },
    data: { householdId: household },
  }
  return {
    id,
    record: { topic: referralSubmitted.topic, key: household, value: JSON.stringify(envelope), headers: {} },
  }
}

/** The broker may be away at this very moment. */
async function plant({ groups }: Run, record: OutgoingRecord): Promise<void> {
  const published = async () => {
    await groups.publish([record])
    return true
  }
  await eventually(published, { deadlineMs: 60_000 })
}
