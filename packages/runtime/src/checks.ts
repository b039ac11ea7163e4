import type { Consumer } from '@intarsi/messaging'
import { sql } from 'kysely'
import type { HealthCheck } from './health.ts'
import type { Infrastructure } from './infrastructure.ts'
import { answersWithin, type Probe } from './probes.ts'
import type { Workers } from './workers.ts'

export type Watched<Schema> = {
  infrastructure: Infrastructure<Schema>
  ping: Probe<unknown>
  consumer: Consumer
  workers: Workers
}

/** What a service is asked about itself: vital is what it can do nothing without. */
export function checksOf<Schema>({
  infrastructure,
  ping,
  consumer,
  workers,
}: Watched<Schema>): HealthCheck[] {
  const { relay, redis } = infrastructure
  const asked = (ok: boolean, detail: string) => (ok ? { ok } : { ok, detail })
  return [
    { name: 'database', vital: true, check: () => answersWithin(ping, 10) },
    { name: 'relay', vital: true, check: () => asked(relay.healthy(), 'no connection to the outbox') },
    { name: 'consumer', vital: true, check: () => asked(consumer.healthy(), 'not reading the log') },
    ...Object.keys(workers.failures()).map((name) => ({
      name: `worker ${name}`,
      vital: false,
      check: () => failing(workers.failures()[name] ?? 0),
    })),
    ...(redis
      ? [{ name: 'redis', vital: false, check: () => asked(redis.status === 'ready', 'not connected') }]
      : []),
  ]
}

function failing(failures: number) {
  return failures === 0 ? { ok: true } : { ok: false, detail: `failed ${failures} times in a row` }
}

/** True when nothing waits in the outbox, and nothing in the log that this service listens to. */
export async function isSettled<Schema>(
  { db }: Infrastructure<Schema>,
  consumer: Consumer,
): Promise<boolean> {
  const { rows } = await sql<{
    waiting: boolean
  }>`select exists (select from outbox_pending) as waiting`.execute(db)
  if (rows[0]?.waiting) return false
  return (await consumer.lag()).every(({ records }) => records === 0)
}
