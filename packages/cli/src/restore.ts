import { prepareDatabases, restore } from '@intarsi/postgres'
import type { Command } from 'commander'
import { describe } from './backup.ts'
import { type Store, withStore } from './store/with-store.ts'

/** `intarsi restore DIR`: fills an empty server from a backup, before intarsi first starts there. */
export function register(program: Command): void {
  program
    .command('restore')
    .argument('<directory>', 'a backup made by "intarsi backup"')
    .description(
      'Fill an empty server from a backup; refuses a damaged backup, another version and data already there',
    )
    .action((directory: string) => withStore((store) => restoreStore(store, directory)))
}

async function restoreStore(store: Store, directory: string): Promise<void> {
  await prepareDatabases(
    store.adminUrl,
    store.databases.map(({ role }) => role),
  )
  const targets = store.databases.map(({ database, adminUrl, url, sets }) => {
    return { name: database, url: adminUrl, migrateUrl: url, sets }
  })
  console.log(describe(await restore(store.path(directory), targets)))
  console.log('restored')
}
