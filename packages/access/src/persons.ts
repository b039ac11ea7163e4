import type { DataOf } from '@intarsi/contracts'
import { personChanged } from '@intarsi/contracts'
import type { Subscription } from '@intarsi/messaging'
import { on } from '@intarsi/messaging'
import type { Selectable } from 'kysely'
import type { Actor, RoleGrant } from './decide.ts'
import { formerGrants } from './former-grants.ts'
import type { AnyDatabase } from './own-tables.ts'
import { ownTables } from './own-tables.ts'
import type { AccessTables } from './person-tables.ts'

/** The rights of the person behind a token's subject; undefined when nobody has that subject. */
export type FindActor = (subject: string) => Promise<Actor | undefined>

/**
 * Writes what a person may do since `at` (left out: since the account is active), and which roles ended then. An older
 * version than the one kept changes nothing, so repeats and late events are harmless. The service that owns the
 * directory calls it in the transaction that announces the change. A person's changes come one at a time.
 */
export async function keepPerson(
  db: AnyDatabase,
  person: DataOf<typeof personChanged>,
  at: Date = new Date(person.since),
): Promise<void> {
  const known = await ownTables(db)
    .selectFrom('access_person')
    .select(['roles', 'former_roles as formerRoles'])
    .where('person_id', '=', person.personId)
    .executeTakeFirst()
  const roles = grantsIn(person)
  const columns = {
    subject: person.subject,
    body_id: person.bodyId,
    sportello_ids: person.sportelloIds,
    active: person.active,
    agreement_valid_until: person.agreementValidUntil,
    roles: JSON.stringify(roles),
    former_roles: JSON.stringify(known ? formerGrants(known, roles, at.toISOString()) : []),
    since: new Date(person.since),
    version: person.version,
  }
  await ownTables(db)
    .insertInto('access_person')
    .values({ person_id: person.personId, ...columns })
    .onConflict((conflict) =>
      conflict
        .column('person_id')
        .doUpdateSet(columns)
        .whereRef('access_person.version', '<', 'excluded.version'),
    )
    .execute()
}

/** What a person may be: the account's roles, and where they stand in for a table's chair. Pure. */
export function grantsIn({
  roles,
  delegations = [],
}: Pick<DataOf<typeof personChanged>, 'roles' | 'delegations'>): RoleGrant[] {
  const standsIn = delegations.map((one) => ({ role: 'delegate', healthRole: false, ...one }))
  return [...roles, ...standsIn]
}

/** Keeps this service's copy of rights up to date; every service but the directory's owner lists it. */
export function accessSubscriptions<Schema>(): Subscription<Schema>[] {
  return [on(personChanged, (tx, event) => keepPerson(tx.trx, event.data, new Date(event.time)))]
}

/** Looks subjects up in the copy. Somebody who changed subject is found by the newest. */
export function createActorLookup(db: AnyDatabase): FindActor {
  return async (subject) => {
    const row = await ownTables(db)
      .selectFrom('access_person')
      .selectAll()
      .where('subject', '=', subject)
      // Two persons with one subject must not happen; if it does, an active one does not hide behind the other.
      .orderBy('active', 'desc')
      .orderBy('version', 'desc')
      .executeTakeFirst()
    return row && actorOf(row)
  }
}

/** Looks persons up by id: what somebody who asked for something earlier may do now. */
export async function findPersons(db: AnyDatabase, personIds: readonly string[]): Promise<Actor[]> {
  if (personIds.length === 0) return []
  const rows = await ownTables(db)
    .selectFrom('access_person')
    .selectAll()
    .where('person_id', 'in', personIds)
    .execute()
  return rows.map(actorOf)
}

function actorOf(row: Selectable<AccessTables['access_person']>): Actor {
  return {
    personId: row.person_id,
    subject: row.subject,
    bodyId: row.body_id,
    sportelloIds: row.sportello_ids,
    active: row.active,
    agreementValidUntil: row.agreement_valid_until,
    roles: row.roles,
    formerRoles: row.former_roles,
    since: row.since.toISOString(),
  }
}
