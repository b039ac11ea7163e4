import type { MessagingTables } from '@intarsi/messaging'
import { createDatabase, createPool } from '@intarsi/postgres'
import type { Kysely } from 'kysely'
import type { OpenDatabase, Store } from './store/with-store.ts'
import { UsageError } from './usage-error.ts'

/** The databases that consume events: every service's, or the one named. Throws when there is no such service. */
export function servicesOf({ databases }: Store, named?: string): OpenDatabase[] {
  const services = databases.filter(({ service }) => service !== 'bus')
  if (named === undefined) return services
  const found = services.find(({ service }) => service === named)
  if (found) return [found]
  throw new UsageError(`no service ${named}: there are ${services.map(({ service }) => service).join(', ')}`)
}

export async function withDatabase<Result>(
  { url }: Pick<OpenDatabase, 'url'>,
  work: (db: Kysely<MessagingTables>) => Promise<Result>,
): Promise<Result> {
  const db = createDatabase<MessagingTables>(createPool({ url, applicationName: 'intarsi-cli', poolSize: 2 }))
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}
