import { createLogger } from '@intarsi/http'
import type { Transport } from '@intarsi/messaging'
import { eventually, LATE_COMMITS, MUTANTS } from '@intarsi/testkit/setup'
import { openGroups } from './groups.ts'
import { type Ends, forgetRecords } from './log.ts'
import { onServer } from './postgres.ts'
import {
  closePools,
  openPools,
  type PerService,
  type Pools,
  perService,
  SERVICE_NAMES,
  type Service,
} from './services.ts'
import { openSlot, type Slot } from './slot.ts'
import type { Stage } from './stage.ts'

export type MutantName = keyof typeof MUTANTS

/** The system of one run: databases and consumer groups of its own, and two processes that share its work. */
export type Run = {
  stage: Stage
  name: string
  databases: PerService<string>
  pools: Pools
  slots: readonly [Slot, Slot]
  groups: Transport
  topics: PerService<readonly string[]>
  /** Where each partition of the log ended when the run began. */
  begin: Ends
  /** How far each outbox reached before the run: what is before is the directory. */
  since: PerService<number>
  close: () => Promise<void>
}

const JOINED_MS = 60_000

export type RunOptions = { name: string; lateCommits: boolean; mutant?: MutantName | undefined }

export async function openRun(stage: Stage, { name, lateCommits, mutant }: RunOptions): Promise<Run> {
  const { servers, spares, topics } = stage
  const databases = perService((service) => `chaos_${name}_${service}`.replaceAll('-', '_'))
  for (const service of SERVICE_NAMES) {
    await servers.postgres.create(databases[service], stage.template(service))
    const planted = mutant ? MUTANTS[mutant].sql : lateCommits ? LATE_COMMITS : ''
    const url = servers.postgres.url(databases[service])
    if (planted) await onServer(url, (client) => client.query(planted))
  }
  const logger = createLogger({ service: 'chaos', level: 'fatal' })
  const groups = openGroups({ brokers: servers.brokers, prefix: name, logger })
  const begin = await forgetRecords(servers.brokers)
  const pools = openPools(databases, servers.postgres.url)
  const since = await outboxEnds(pools)
  const settings = stage.settings(databases, name)
  const slots = [openSlot(spares, settings), openSlot(spares, settings)] as const
  const close = async () => {
    await Promise.all(slots.map((slot) => slot.release()))
    await Promise.all([groups.close(), closePools(pools)])
    await servers.postgres.drop(Object.values(databases))
  }
  try {
    await Promise.all(slots.map((slot) => slot.up()))
    await eventually(() => areReading(slots), { deadlineMs: JOINED_MS })
  } catch (error) {
    await close()
    throw error
  }
  return { stage, name, databases, pools, slots, groups, topics, begin, since, close }
}

/**
 * True when every consumer of every process has its part of the log. Faults that strike before that find nothing to
 * interrupt.
 */
async function areReading(slots: readonly Slot[]): Promise<boolean> {
  const urls = slots.flatMap((slot) => Object.values(slot.urls() ?? {}))
  const answers = await Promise.all(urls.map((url) => fetch(new URL('/readyz', url))))
  return answers.every(({ ok }) => ok)
}

/** How far each outbox reaches. */
export async function outboxEnds(pools: Pools): Promise<PerService<number>> {
  const ends = new Map<Service, number>()
  for (const service of SERVICE_NAMES) {
    const sql = 'select coalesce(max(position), 0) as end from outbox'
    const { rows } = await pools[service].query<{ end: number }>(sql)
    ends.set(service, rows[0]?.end ?? 0)
  }
  return perService((service) => ends.get(service) ?? 0)
}

/** Where a service answers now, another process each time; null while there is none. */
export function createAddresses({ slots }: Pick<Run, 'slots'>): (service: Service) => string | null {
  let turn = 0
  return (service) => {
    turn++
    const inTurn = slots.map((_, index) => slots[(turn + index) % slots.length]?.urls()?.[service])
    return inTurn.find((url) => url !== undefined) ?? null
  }
}
