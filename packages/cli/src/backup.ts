import { backUp, type Manifest } from '@intarsi/postgres'
import type { Command } from 'commander'
import { withStore } from './store/with-store.ts'

/** `intarsi backup DIR`: every table of every service as of one instant, while intarsi runs or not. */
export function register(program: Command): void {
  program
    .command('backup')
    .argument('<directory>', 'a directory that is empty or does not exist')
    .description(
      'Copy every service’s data, as of one instant; holds identities, so keep it where you keep those',
    )
    .action((directory: string) => back(directory))
}

async function back(directory: string): Promise<void> {
  await withStore(async ({ databases, path }) => {
    const sources = databases.map(({ database, adminUrl }) => ({ name: database, url: adminUrl }))
    const manifest = await backUp({ directory: path(directory), databases: sources, now: new Date() })
    console.log(describe(manifest))
    console.log(`written to ${path(directory)}`)
  })
}

/** One line per database: how much it holds. */
export function describe({ takenAt, databases }: Manifest): string {
  const lines = databases.map(({ name, tables }) => {
    const rows = tables.reduce((sum, table) => sum + table.rows, 0)
    return `${name}: ${tables.length} tables, ${rows} rows`
  })
  return [`as of ${takenAt}`, ...lines].join('\n')
}
