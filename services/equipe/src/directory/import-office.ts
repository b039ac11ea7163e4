import type { Territory } from '@intarsi/contracts'
import { type OfficeEntry, stableId } from '@intarsi/directory-file'
import { latestProfile } from '@intarsi/territories'
import type { EquipeTx } from '../schema.ts'
import { setTablePeople } from '../tables/set-table-people.ts'

type Import = { territory: Territory; entry: OfficeEntry; hash: string }

/** Takes a territory's office when it changed in the file; answers the persons whose rights changed, or null. */
export async function importOffice(
  tx: EquipeTx,
  { territory, entry, hash }: Import,
): Promise<string[] | null> {
  const known = await tx.trx
    .selectFrom('territory_office')
    .selectAll()
    .where('territory_id', '=', territory)
    .executeTakeFirst()
  if (known?.source_hash === hash) return null
  const row = {
    territory_id: territory,
    coordinator_id: stableId('person', entry.coordinator),
    deputy_id: entry.deputy && stableId('person', entry.deputy),
    emergency_phone: entry.emergencyPhone,
    source_hash: hash,
  }
  await tx.trx
    .insertInto('territory_office')
    .values(row)
    .onConflict((c) => c.column('territory_id').doUpdateSet(row))
    .execute()
  const touched = new Set([known?.coordinator_id, known?.deputy_id, row.coordinator_id, row.deputy_id])
  for (const personId of await importTables(tx, territory, entry)) touched.add(personId)
  return [...touched].filter((id) => id != null)
}

async function importTables(tx: EquipeTx, territory: Territory, entry: OfficeEntry): Promise<string[]> {
  const touched: string[] = []
  const tables = await tx.trx
    .selectFrom('coordination_table')
    .selectAll()
    .where('territory_id', '=', territory)
    .orderBy('key')
    .execute()
  for (const table of tables) {
    const people = entry.tables[table.key]
    const changed = await setTablePeople(tx, table, {
      chairId: people
        ? stableId('person', people.chair)
        : await chairByProfile(tx, territory, { key: table.key, entry }),
      deputyIds: (people?.deputies ?? []).map((key) => stableId('person', key)),
      memberIds: people?.members?.map((key) => stableId('person', key)) ?? null,
    })
    touched.push(...changed)
  }
  return touched
}

/**
 * Who chairs a table for which the file names nobody: the one person with the role that the profile says (RE-03: the head of
 * social services), else, nobody or several, the coordinator.
 */
async function chairByProfile(
  tx: EquipeTx,
  territory: Territory,
  { key, entry }: { key: string; entry: OfficeEntry },
): Promise<string> {
  const coordinator = stableId('person', entry.coordinator)
  const role = latestProfile(territory).tables[key]?.chairRole ?? 'coordinator'
  if (role === 'coordinator') return coordinator
  const holders = await tx.trx
    .selectFrom('person_role')
    .innerJoin('person', 'person.person_id', 'person_role.person_id')
    .select('person.person_id')
    .where('territory_id', '=', territory)
    .where('role', '=', role)
    .where('active', '=', true)
    .execute()
  const [only, another] = holders
  return only && !another ? only.person_id : coordinator
}
