import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { KAFKA_CLIENTS, type KafkaClient } from '@intarsi/messaging'
import type { OutageFigures } from './job.ts'
import { runWorker } from './run-worker.ts'
import type { SpoiledBroker } from './spoiled-broker.ts'

const SECONDS = 30
const SPOILED_AFTER_MS = 3_000

/** What an outage cost one library; times in seconds from the broker being well again. */
export type Outage = {
  client: KafkaClient
  publishesAfter: number
  /** To everything made before being handled. */
  caughtUpAfter: number
  lost: number
  duplicates: number
  rebuilds: number
}

/** Both libraries at once, so that they have the same outage. */
export async function measureOutages(
  broker: SpoiledBroker,
  spoil: () => Promise<number>,
  tell: (line: string) => void,
): Promise<Outage[]> {
  const workers = KAFKA_CLIENTS.map((client) => {
    const job = { client, brokers: broker.brokers, topic: `bench.${randomUUID()}`, seconds: SECONDS }
    return { client, ...runWorker({ ...job, part: 'outage' as const }) }
  })
  await Promise.all(workers.map(({ reading }) => reading))
  await pause(SPOILED_AFTER_MS)
  const spoiledAt = Date.now()
  const wellAt = await spoil()
  tell(`the broker was away for ${((wellAt - spoiledAt) / 1_000).toFixed(1)} s`)
  return Promise.all(
    workers.map(async ({ client, figures }) => ({
      client,
      ...outageOf(await figures, { spoiledAt, wellAt }),
    })),
  )
}

type When = { spoiledAt: number; wellAt: number }

/** Throws when the outage began before the client consumed, or was over after it had ended: nothing was measured. */
export function outageOf(
  { consumingAt, fates, rebuilds }: OutageFigures,
  { spoiledAt, wellAt }: When,
): Omit<Outage, 'client'> {
  const acknowledged = fates.flatMap(({ acknowledgedAt }) => acknowledgedAt ?? [])
  const after = acknowledged.filter((at) => at >= wellAt)
  if (consumingAt > spoiledAt || after.length === 0)
    throw new Error('the outage fell outside of the measuring')
  const early = fates.filter(({ madeAt }) => madeAt < wellAt)
  const handled = early.flatMap(({ handledAt }) => handledAt ?? [])
  return {
    publishesAfter: (Math.min(...after) - wellAt) / 1_000,
    caughtUpAfter: Math.max(0, (Math.max(...handled) - wellAt) / 1_000),
    lost: fates.filter(({ acknowledgedAt, handledAt }) => acknowledgedAt !== null && handledAt === null)
      .length,
    duplicates: fates.reduce((sum, fate) => sum + Math.max(0, fate.handled - 1), 0),
    rebuilds,
  }
}
