import type pg from 'pg'
import type { MigrationSet } from './migrate.ts'
import { migrationTable } from './migration-table.ts'

/**
 * The migrations (`module/name`) that these sets have and the database has not. A service refuses to start while
 * there is one; migrations it does not know are none of its business: a newer version runs beside it.
 */
export async function missingMigrations(pool: pg.Pool, sets: readonly MigrationSet[]): Promise<string[]> {
  const missing: string[] = []
  for (const { module, migrations } of sets) {
    const applied = await appliedMigrations(pool, module)
    for (const name of Object.keys(migrations)) if (!applied.includes(name)) missing.push(`${module}/${name}`)
  }
  return missing
}

/** The applied migrations of a module, oldest first; none when the database never saw the module. */
export async function appliedMigrations(client: pg.Pool | pg.ClientBase, module: string): Promise<string[]> {
  const table = migrationTable(module)
  const { rowCount } = await client.query('select where to_regclass($1) is not null', [table])
  if (rowCount === 0) return []
  const { rows } = await client.query<{ name: string }>(`select name from ${table} order by name`)
  return rows.map(({ name }) => name)
}
