import { Gauge } from 'prom-client'
import type { Session } from '../ownership/session.ts'
import { readOnce } from '../read-once.ts'
import type { RelayOptions } from './relay.ts'

/**
 * Gauges read from the database when they are asked for: how many events wait, and how long the oldest has. Without a
 * connection they are left out.
 */
export function createRelayMetrics({ metrics, service }: RelayOptions, session: () => Session | null) {
  if (!metrics) return
  const read = readOnce(async () => {
    const open = session()
    return open?.alive() ? await readPendingAge(open) : undefined
  })
  const gauge = ({ of, ...named }: { name: string; help: string; of: 'pending' | 'seconds' }) => {
    const one: Gauge<'service'> = new Gauge({
      ...named,
      labelNames: ['service'],
      registers: [metrics],
      collect: async () => {
        const found = await read()
        one.reset()
        if (found) one.set({ service }, found[of])
      },
    })
  }
  gauge({
    name: 'intarsi_outbox_pending',
    help: 'Events committed and not yet published',
    of: 'pending',
  })
  gauge({
    name: 'intarsi_outbox_oldest_seconds',
    help: 'Age of the oldest event not yet published',
    of: 'seconds',
  })
}

async function readPendingAge(session: Session) {
  const [row] = await session.query<{ pending: number; seconds: number }>(
    `select count(*)::int as pending,
       coalesce(extract(epoch from now() - (select created_at from outbox where position = min(p.position))), 0)::float8 as seconds
     from outbox_pending p`,
  )
  return row ?? { pending: 0, seconds: 0 }
}
