import type { Transport } from '@intarsi/messaging'
import type { Command } from 'commander'
import { sql } from 'kysely'
import { plainTable } from './plain-table.ts'
import { type OpenDatabase, type Store, withStore } from './store/with-store.ts'
import { servicesOf, withDatabase } from './with-database.ts'
import { withTransport } from './with-transport.ts'

/** `intarsi lag`: what each service has not published and not consumed yet. */
export function register(program: Command): void {
  program
    .command('lag')
    .option('--service <name>', 'one service instead of all')
    .description('Events not yet published, not yet consumed, and parked, by service')
    .action(({ service }: { service?: string }) => withStore((store) => lag(store, service)))
}

async function lag(store: Store, service: string | undefined): Promise<void> {
  const table = plainTable(['service', 'what', 'events', 'oldest'])
  await withTransport(store, async (transport) => {
    for (const database of servicesOf(store, service)) {
      for (const { what, events, seconds } of await readWaiting(database))
        table.push([database.service, what, events, ageOf(seconds)])
      table.push(...(await consumed(transport, database.service)))
    }
  })
  console.log(table.toString())
}

async function consumed(transport: Transport, service: string) {
  try {
    const topics = await transport.topicsOf(service)
    const lags = topics.length > 0 ? await transport.lag(service, topics) : []
    return lags.map(({ topic, records, seconds }) => [service, topic, records, records ? ageOf(seconds) : ''])
  } catch (error) {
    // The counts of the databases are worth telling, the more so when the log is away.
    process.exitCode = 1
    return [[service, `the log does not answer: ${(error as Error).message}`, '', '']]
  }
}

const ageOf = (seconds: number | null) => (seconds === null ? '' : `${Math.round(seconds)} s`)

type Waiting = { what: string; events: number; seconds: number | null }

function readWaiting(database: OpenDatabase): Promise<Waiting[]> {
  return withDatabase(database, async (db) => {
    const { rows } = await sql<Waiting>`
      select 'not published' as what, count(*)::int as events, extract(epoch from now() - (
        select created_at from outbox where position = min(p.position)
      ))::float8 as seconds from outbox_pending p
      union all
      select 'parked', count(*)::int, extract(epoch from now() - min(first_failed_at))::float8 from parked`.execute(
      db,
    )
    return rows
  })
}
