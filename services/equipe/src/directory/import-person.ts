import { type PersonEntry, stableId } from '@intarsi/directory-file'
import type { EquipeTx } from '../schema.ts'
import { dayOf } from './import-body.ts'

type Import = { entry: PersonEntry; hash: string; today: string }

// Accounts that are not bound to a territory; a client of other systems is, when it has a role in some.
const EVERYWHERE: ReadonlySet<string> = new Set(['operator', 'auditor'])
const isEverywhere = (role: string, territories: readonly string[]) =>
  EVERYWHERE.has(role) || (role === 'integrator' && territories.length === 0)

/** Takes a person's entry when it changed in the file; answers the id then, null otherwise. The caller announces. */
export async function importPerson(tx: EquipeTx, { entry, hash, today }: Import): Promise<string | null> {
  const personId = stableId('person', entry.key)
  await tx.lock('equipe.people', personId)
  const known = await tx.trx
    .selectFrom('person')
    .select(['source_hash', 'version', 'active', 'active_since'])
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (known?.source_hash === hash) return null
  const row = {
    ...columnsOf(entry),
    person_id: personId,
    active_since: known && known.active === entry.active ? known.active_since : tx.now,
    source_hash: hash,
    version: (known?.version ?? 0) + 1,
  }
  await tx.trx
    .insertInto('person')
    .values(row)
    .onConflict((c) => c.column('person_id').doUpdateSet(row))
    .execute()
  await replaceRoles(tx, personId, entry)
  await replaceAccounts(tx, personId, entry)
  await importAbsences(tx, personId, { entry, today })
  return personId
}

function columnsOf(entry: PersonEntry) {
  return {
    subject: entry.subject,
    body_id: stableId('body', entry.body),
    given_name: entry.givenName,
    family_name: entry.familyName,
    email: entry.email,
    phone: entry.phone,
    fte: entry.fullTime,
    working_days: entry.workingDays,
    languages: entry.languages,
    areas: entry.areas,
    health_role: entry.healthRole,
    active: entry.active,
    disabled_reason: entry.active ? null : 'directory',
  }
}

async function replaceRoles(tx: EquipeTx, personId: string, entry: PersonEntry): Promise<void> {
  await tx.trx.deleteFrom('person_role').where('person_id', '=', personId).execute()
  const rows = Object.entries(entry.roles).flatMap(([territory, roles]) =>
    roles.map((role) => ({ person_id: personId, territory_id: territory, role })),
  )
  if (rows.length > 0) await tx.trx.insertInto('person_role').values(rows).execute()
}

async function replaceAccounts(tx: EquipeTx, personId: string, entry: PersonEntry): Promise<void> {
  await tx.trx.deleteFrom('person_sportello').where('person_id', '=', personId).execute()
  const sportelli = entry.sportelli.map((key) => ({
    person_id: personId,
    sportello_id: stableId('sportello', key),
  }))
  if (sportelli.length > 0) await tx.trx.insertInto('person_sportello').values(sportelli).execute()
  await tx.trx.deleteFrom('account_role').where('person_id', '=', personId).execute()
  const territories = await territoriesOf(tx, personId, entry)
  const rows = entry.accounts.flatMap((role) =>
    (isEverywhere(role, territories) ? [null] : territories).map((territory) => ({
      person_id: personId,
      role,
      territory_id: territory,
    })),
  )
  if (rows.length > 0) await tx.trx.insertInto('account_role').values(rows).execute()
}

async function territoriesOf(tx: EquipeTx, personId: string, entry: PersonEntry): Promise<string[]> {
  const sportelli = await tx.trx
    .selectFrom('person_sportello')
    .innerJoin('sportello', 'sportello.sportello_id', 'person_sportello.sportello_id')
    .select('territory_id')
    .where('person_id', '=', personId)
    .execute()
  return [...new Set([...Object.keys(entry.roles), ...sportelli.map((row) => row.territory_id)])]
}

async function importAbsences(
  tx: EquipeTx,
  personId: string,
  { entry, today }: Omit<Import, 'hash'>,
): Promise<void> {
  for (const [i, absence] of entry.absences.entries()) {
    const row = {
      absence_id: stableId('absence', `${entry.key}/${i}`),
      person_id: personId,
      from_on: dayOf(absence.from, today),
      to_on: absence.to === null ? null : dayOf(absence.to, today),
      reason: absence.reason,
      delegate_id: null,
      declared_by: 'system',
      cancelled_at: null,
      version: 1,
    }
    await tx.trx
      .insertInto('absence')
      .values(row)
      .onConflict((c) => c.column('absence_id').doUpdateSet(row))
      .execute()
  }
}
