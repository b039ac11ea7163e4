import { Gauge } from 'prom-client'
import type { Session } from '../ownership/session.ts'
import type { RelayOptions } from './relay.ts'

/** Gauges read from the database when they are asked for: how many events wait, and how long the oldest has. */
export function createRelayMetrics({ metrics, service }: RelayOptions, session: () => Session | null) {
  if (!metrics) return
  const pending = new Gauge({
    name: 'intarsi_outbox_pending',
    help: 'Events committed and not yet published',
    labelNames: ['service'],
    registers: [metrics],
    collect: async () => {
      const open = session()
      if (!open?.alive()) return
      const found = await readPendingAge(open)
      pending.set({ service }, found.pending)
      oldest.set({ service }, found.seconds)
    },
  })
  const oldest = new Gauge({
    name: 'intarsi_outbox_oldest_seconds',
    help: 'Age of the oldest event not yet published',
    labelNames: ['service'],
    registers: [metrics],
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
