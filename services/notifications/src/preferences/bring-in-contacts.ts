import { readDirectory, stableId } from '@intarsi/directory-file'
import type { ServiceDeps } from '@intarsi/runtime'
import { type Kysely, sql } from 'kysely'
import type { NotificationsConfig } from '../config.ts'
import type { NotificationsSchema } from '../schema.ts'

type Contact = { personId: string; email: string }
type Deps = Pick<ServiceDeps<NotificationsSchema, NotificationsConfig>, 'config' | 'db' | 'clock'>

/** Takes the addresses of the configured directory file; unchanged, it changes nothing. Answers how many it took. */
export async function bringInContacts({ config, db, clock }: Deps): Promise<number> {
  const path = config.INTARSI_DIRECTORY_FILE
  if (!path) return 0
  const { people } = readDirectory(path)
  const contacts = people.flatMap(({ key, email }) =>
    email ? [{ personId: stableId('person', key), email }] : [],
  )
  return await importContacts(db, contacts, clock.now())
}

/** Whoever chose for themselves how to be told keeps that: a file never undoes what people changed since. */
export async function importContacts(
  db: Kysely<NotificationsSchema>,
  contacts: readonly Contact[],
  now: Date,
): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into contact_point as known (person_id, email, updated_at)
    select person_id, email, ${now}
    from unnest(${contacts.map((one) => one.personId)}::uuid[], ${contacts.map((one) => one.email)}::text[])
      as file (person_id, email)
    where not exists (select from preference where preference.person_id = file.person_id)
    on conflict (person_id) do update set email = excluded.email, updated_at = excluded.updated_at
    where known.email <> excluded.email`.execute(db)
  return Number(numAffectedRows ?? 0n)
}
