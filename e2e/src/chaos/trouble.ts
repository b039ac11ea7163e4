import { setTimeout as pause } from 'node:timers/promises'
import { crc32 } from 'node:zlib'
import type { Clock } from '@intarsi/kernel'
import type { ConsumedRecord, ConsumeOptions, Probe, RecordBatch, Transport } from '@intarsi/messaging'
import type { AnyModule } from '@intarsi/runtime'
import { sql, type Transaction } from 'kysely'
import { NO_TROUBLE, type Trouble } from './orders.ts'

const SLOWEST_MS = 400
/** One household in so many is struck by failing handlers. */
const FAILING_OF = 2

/** What makes trouble inside a process: all quiet until it is told otherwise. */
export function createTrouble() {
  const now: Trouble = { ...NO_TROUBLE }
  let passes = 0
  const make = (trouble: Trouble) => {
    if (trouble.dieAt) passes = 0
    Object.assign(now, trouble)
  }
  const probe: Probe = (step) => {
    if (step !== now.dieAt?.step || ++passes !== now.dieAt.pass) return
    process.kill(process.pid, 'SIGKILL')
    return new Promise(() => undefined)
  }
  const clock: Clock = { now: () => new Date(Date.now() + (now.clockMs ?? 0)) }
  const before = async (key: string) => {
    if (now.handlers === 'slow') await pause(crc32(key) % SLOWEST_MS)
  }
  // After the effects: all of them have to be taken back.
  const after = (key: string) => {
    if (now.handlers === 'failing' && crc32(key) % FAILING_OF === 0) throw new Error('fails as planned')
  }
  return {
    make,
    probe,
    clock,
    handlers: (module: AnyModule, told: (types: string[]) => void) =>
      troubled(module, { before, after, told }),
    deliveries: (transport: Transport) => delivering(transport, () => now.deliveries ?? 'once'),
  }
}

type Around = {
  before: (key: string) => Promise<void>
  after: (key: string) => void
  told: (types: string[]) => void
}

function troubled(module: AnyModule, { before, after, told }: Around): AnyModule {
  return {
    ...module,
    createApp: (deps) => {
      const app = module.createApp(deps)
      told(app.subscriptions.map(({ contract }) => contract.type))
      const heard = new Set<string>()
      const subscriptions = app.subscriptions.map((subscription): typeof subscription => {
        const { type } = subscription.contract
        // A fact may have several handlers, in one transaction.
        const isFirst = !heard.has(type)
        heard.add(type)
        return {
          ...subscription,
          handle: async (tx, event) => {
            await before(event.partitionkey)
            await subscription.handle(tx, event)
            if (isFirst) await writeEffect(tx.trx, module.name, event.id)
            after(event.partitionkey)
          },
        }
      })
      return { ...app, subscriptions }
    },
  }
}

/** With the effects or not at all, whatever the inbox knows of it. */
async function writeEffect<Schema>(
  trx: Transaction<Schema>,
  consumer: string,
  eventId: string,
): Promise<void> {
  await sql`insert into watched.took_effect (consumer, event_id) values (${consumer}, ${eventId})`.execute(
    trx,
  )
}

type Deliveries = NonNullable<Trouble['deliveries']>

/** A log that may deliver again what it has delivered: at once, or after something newer. Per household in order. */
function delivering(transport: Transport, mode: () => Deliveries): Transport {
  return {
    ...transport,
    consume: (options) => transport.consume({ ...options, handle: again(options, mode) }),
  }
}

function again({ handle }: ConsumeOptions, mode: () => Deliveries): ConsumeOptions['handle'] {
  const earlier = new Map<string, RecordBatch>()
  return async (batch, control) => {
    const how = mode()
    const place = `${batch.topic}/${batch.partition}`
    await handle(how === 'late' ? { ...batch, records: byHousehold(batch.records) } : batch, control)
    if (how === 'twice') await handle(batch, control)
    const old = earlier.get(place)
    if (how === 'late' && old) await handle(old, control)
    earlier.set(place, batch)
  }
}

/** The households in another order, the facts of each in theirs. */
function byHousehold(records: readonly ConsumedRecord[]): ConsumedRecord[] {
  return [...Map.groupBy(records, ({ key }) => key).values()].reverse().flat()
}
