import { setTimeout as pause } from 'node:timers/promises'
import { startChild } from '../child-process.ts'
import { fileOf } from '../clone.ts'
import { onServer } from './postgres.ts'
import type { Run } from './run.ts'

const MIGRATE_MS = 60_000
/** All of equipe's migrations of an empty database take about so long. */
const MIGRATION_MS = 500

type Killed = { struck: boolean; same: boolean }

/**
 * Migrates an empty database in a process that is killed on its way, and once more to the end. `same`: it then has what a
 * database has whose migrations nobody interrupted. `struck`: it was not done before.
 */
export async function killMigration({ stage, name }: Run, moment: number): Promise<Killed> {
  const { postgres } = stage.servers
  const database = `chaos_${name}_migration`.replaceAll('-', '_')
  await postgres.up()
  await postgres.create(database)
  const migrate = () => startChild(fileOf('e2e/src/chaos/migrate.ts'), [postgres.url(database)], {})
  const first = migrate()
  await first.says(/begins/, MIGRATE_MS)
  await pause(moment % MIGRATION_MS)
  first.kill('SIGKILL')
  const struck = (await first.ended) !== 0
  await untilMigrated(migrate, postgres.up)
  const [mine, whole] = [
    await shapeOf(postgres.url(database)),
    await shapeOf(postgres.url(stage.template('equipe'))),
  ]
  await postgres.drop([database])
  return { struck, same: mine === whole }
}

/** Another fault may take the server away under the second try as well. */
async function untilMigrated(migrate: () => ReturnType<typeof startChild>, up: () => Promise<unknown>) {
  for (const deadline = performance.now() + MIGRATE_MS; performance.now() < deadline; ) {
    await up()
    if ((await migrate().ended) === 0) return
  }
  throw new Error('the migrations did not come to their end')
}

/** Every column, index and constraint, as text. */
async function shapeOf(url: string): Promise<string> {
  const { rows } = await onServer(url, (client) =>
    client.query<{ line: string }>(`
      select concat_ws(' ', table_name, column_name, data_type, is_nullable, column_default) as line
      from information_schema.columns where table_schema = 'public'
      union all select indexdef from pg_indexes where schemaname = 'public'
      union all select conrelid::regclass || ' ' || pg_get_constraintdef(oid)
      from pg_constraint where connamespace = 'public'::regnamespace
      order by 1`),
  )
  return rows.map(({ line }) => line).join('\n')
}
