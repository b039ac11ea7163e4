import { Migrator } from 'kysely/migration'
import type { Migrations } from './database.ts'
import { createDatabase, createPool } from './database.ts'
import { migrationTable } from './migration-table.ts'

/** The migrations of one module; each module keeps its own history, so that none waits for another's numbers. */
export type MigrationSet = { module: string; migrations: Migrations }

const LONGEST_MIGRATION_MS = 3_600_000

/** Brings a database to the newest version of every set, in the order given. Throws on the first that fails. */
export async function migrate(url: string, sets: readonly MigrationSet[]): Promise<void> {
  const pool = createPool({
    url,
    applicationName: 'intarsi-migrate',
    poolSize: 2,
    statementTimeoutMs: LONGEST_MIGRATION_MS,
  })
  const db = createDatabase<unknown>(pool)
  try {
    for (const { module, migrations } of sets) {
      const migrator = new Migrator({
        db,
        provider: { getMigrations: async () => migrations },
        migrationTableName: migrationTable(module),
        migrationLockTableName: `migration_lock_${module}`,
      })
      const { error } = await migrator.migrateToLatest()
      if (error) throw error
    }
  } finally {
    await db.destroy()
  }
}
