import { eventually } from '@intarsi/testkit/setup'
import { startChild } from '../child-process.ts'
import { fileOf } from '../clone.ts'
import { onServer } from './postgres.ts'
import type { Run } from './run.ts'
import type { Service } from './services.ts'

const MIGRATE_MS = 60_000
/** How long a migration stands at the point at which it is killed, seconds. */
const HELD_S = 0.8
const SOON_MS = 10_000

type Killed = { struck: boolean; same: boolean }

/** A migration in the making: whose, and at which of its changes to the schema it is killed, from 1. */
type Moment = { service: Service; change: number }

/**
 * Migrates an empty database in a process that is killed within a statement, and once more to the end. `same`: it then
 * has what a database has whose migrations nobody interrupted. `struck`: it came to that statement.
 */
export async function killMigration({ stage, name }: Run, { service, change }: Moment): Promise<Killed> {
  const { postgres } = stage.servers
  const database = `chaos_${name}_migration`.replaceAll('-', '_')
  const url = postgres.url(database)
  await postgres.up()
  await postgres.create(database)
  await onServer(url, (client) => client.query(holdAt(change)))
  const migrate = () => startChild(fileOf('e2e/src/chaos/migrate.ts'), [service, url], {})
  const first = migrate()
  const struck = await eventually(() => isHeld(url), { deadlineMs: SOON_MS }).catch(() => false)
  first.kill('SIGKILL')
  await first.ended
  await untilMigrated(migrate, postgres.up)
  const [mine, whole] = [await shapeOf(url), await shapeOf(postgres.url(stage.template(service)))]
  await postgres.drop([database])
  return { struck, same: mine === whole }
}

/** Has the server wait within the n-th change to the schema, where whoever is to kill the migration finds it. */
const holdAt = (change: number) => `
  create schema watched create sequence changes;
  create function watched.hold() returns event_trigger language plpgsql as $$
  begin
    if nextval('watched.changes') = ${change} then perform pg_sleep(${HELD_S}); end if;
  end $$;
  create event trigger hold on ddl_command_end execute function watched.hold()`

async function isHeld(url: string): Promise<boolean> {
  const { rows } = await onServer(url, (client) =>
    client.query<{ held: boolean }>(`
      select exists (select from pg_stat_activity
        where datname = current_database() and wait_event = 'PgSleep') as held`),
  )
  return rows[0]?.held ?? false
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
