import { migrate, prepareDatabases } from '@intarsi/postgres'
import type { Command } from 'commander'
import { type Store, withStore } from './store/with-store.ts'

/** `intarsi migrate`: databases, roles and schema of every service, before the services start. */
export function register(program: Command): void {
  program
    .command('migrate')
    .description(
      'Make or update the database, the role and the schema of every service; running it again is harmless',
    )
    .action(() => withStore(migrateStore))
}

async function migrateStore({ adminUrl, databases }: Store): Promise<void> {
  await prepareDatabases(
    adminUrl,
    databases.map(({ role }) => role),
  )
  for (const { database, url, sets } of databases) {
    await migrate(url, sets)
    console.log(`${database}: up to date`)
  }
}
