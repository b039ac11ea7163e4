import type { Transport } from '@intarsi/messaging'
import Table from 'cli-table3'
import type { Command } from 'commander'
import { sql } from 'kysely'
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
  const table = new Table({ head: ['service', 'what', 'events', 'oldest'] })
  await withTransport(store, async (transport) => {
    for (const database of servicesOf(store, service)) {
      const { pending, parked } = await countWaiting(database)
      table.push([database.service, 'not published', pending, ''], [database.service, 'parked', parked, ''])
      table.push(...(await consumed(transport, database.service)))
    }
  })
  console.log(table.toString())
}

async function consumed(transport: Transport, service: string) {
  try {
    const topics = await transport.topicsOf(service)
    const lags = topics.length > 0 ? await transport.lag(service, topics) : []
    return lags.map(({ topic, records, seconds }) => [
      service,
      topic,
      records,
      records ? `${Math.round(seconds)} s` : '',
    ])
  } catch (error) {
    // The counts of the databases are worth telling, the more so when the log is away.
    process.exitCode = 1
    return [[service, `the log does not answer: ${(error as Error).message}`, '', '']]
  }
}

async function countWaiting(database: OpenDatabase) {
  return withDatabase(database, async (db) => {
    const { rows } = await sql<{ pending: number; parked: number }>`
      select (select count(*)::int from outbox_pending) as pending, (select count(*)::int from parked) as parked`.execute(
      db,
    )
    return rows[0] ?? { pending: 0, parked: 0 }
  })
}
