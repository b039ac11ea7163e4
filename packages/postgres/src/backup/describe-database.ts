import type pg from 'pg'
import { isMigrationTable } from '../migration-table.ts'
import { appliedMigrations } from '../missing-migrations.ts'
import type { DatabaseBackup } from './manifest.ts'

/** The tables of a database with the columns that can be copied; partitions are copied through their parent. */
export async function tablesOf(client: pg.ClientBase): Promise<{ name: string; columns: string[] }[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
     group by c.relname order by c.relname`,
  )
  return rows.filter(({ name }) => !isMigrationTable(name))
}

/** The modules that ever migrated this database, with what they applied. */
export async function modulesOf(client: pg.ClientBase): Promise<DatabaseBackup['modules']> {
  const { rows } = await client.query<{ module: string }>(
    `select substr(relname, length('migration_') + 1) as module from pg_class
     where relnamespace = 'public'::regnamespace and relkind = 'r'
       and relname like 'migration\\_%' and relname not like 'migration\\_lock\\_%'
     order by 1`,
  )
  const modules: DatabaseBackup['modules'] = {}
  for (const { module } of rows) modules[module] = await appliedMigrations(client, module)
  return modules
}

export async function sequencesOf(client: pg.ClientBase): Promise<DatabaseBackup['sequences']> {
  const { rows } = await client.query<{ name: string; lastValue: string | null }>(
    `select sequencename as name, last_value::text as "lastValue" from pg_sequences
     where schemaname = 'public' order by 1`,
  )
  return rows
}
