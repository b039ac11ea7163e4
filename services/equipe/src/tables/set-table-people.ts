import { territorySchema } from '@intarsi/contracts'
import { latestProfile, type Profile } from '@intarsi/territories'
import type { EquipeTx } from '../schema.ts'
import { announceTable } from './table-changed.ts'
import type { TableRow } from './tables.ts'

export type TablePeople = {
  chairId: string
  deputyIds: string[]
  /** Null: everybody of the territory with a role among the profile's members. */
  memberIds: string[] | null
}

type Seat = { table_id: string; person_id: string }

/**
 * Sets who chairs, stands in and sits at a table from now on; who was before stays in the history. Tells the table when
 * something changed, and answers the persons whose rights changed: the caller announces them.
 */
export async function setTablePeople(tx: EquipeTx, table: TableRow, people: TablePeople): Promise<string[]> {
  await tx.lock('equipe.tables', table.table_id)
  const chairs = [
    { person_id: people.chairId, as: 'chair' as const },
    ...people.deputyIds.map((personId) => ({ person_id: personId, as: 'deputy' as const })),
  ]
  const touched = new Set([
    ...(await replaceChairs(tx, table, chairs)),
    ...(await replaceMembers(tx, table, await membersOf(tx, table, people))),
  ])
  if (touched.size === 0) return []
  const saved = await tx.trx
    .updateTable('coordination_table')
    .set((e) => ({ version: e('version', '+', 1) }))
    .where('table_id', '=', table.table_id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await announceTable(tx, saved)
  return [...touched]
}

async function replaceChairs(
  tx: EquipeTx,
  table: TableRow,
  wanted: { person_id: string; as: 'chair' | 'deputy' }[],
): Promise<string[]> {
  const known = await tx.trx
    .selectFrom('table_chair')
    .select(['table_id', 'person_id', 'as'])
    .where('table_id', '=', table.table_id)
    .where('until_at', 'is', null)
    .execute()
  const same = (a: { person_id: string; as: string }) => (b: { person_id: string; as: string }) =>
    a.person_id === b.person_id && a.as === b.as
  const leaving = known.filter((row) => !wanted.some(same(row)))
  const coming = wanted.filter((row) => !known.some(same(row)))
  for (const row of leaving) {
    await tx.trx
      .updateTable('table_chair')
      .set({ until_at: tx.now })
      .where('table_id', '=', row.table_id)
      .where('person_id', '=', row.person_id)
      .where('as', '=', row.as)
      .where('until_at', 'is', null)
      .execute()
  }
  const rows = coming.map((row) => ({ ...row, table_id: table.table_id, since: tx.now, until_at: null }))
  if (rows.length > 0) await tx.trx.insertInto('table_chair').values(rows).execute()
  return [...leaving, ...coming].map((row) => row.person_id)
}

async function replaceMembers(
  tx: EquipeTx,
  table: TableRow,
  wanted: { person_id: string; role: string }[],
): Promise<string[]> {
  const known = await tx.trx
    .selectFrom('table_member')
    .select(['table_id', 'person_id', 'role'])
    .where('table_id', '=', table.table_id)
    .where('until_at', 'is', null)
    .execute()
  const isWanted = (seat: Seat & { role: string }) =>
    wanted.some((row) => row.person_id === seat.person_id && row.role === seat.role)
  const leaving = known.filter((seat) => !isWanted(seat))
  const coming = wanted.filter(
    (row) => !known.some((seat) => row.person_id === seat.person_id && row.role === seat.role),
  )
  for (const seat of leaving) {
    await tx.trx
      .updateTable('table_member')
      .set({ until_at: tx.now })
      .where('table_id', '=', seat.table_id)
      .where('person_id', '=', seat.person_id)
      .where('role', '=', seat.role)
      .where('until_at', 'is', null)
      .execute()
  }
  const rows = coming.map((row) => ({ ...row, table_id: table.table_id, since: tx.now, until_at: null }))
  if (rows.length > 0) await tx.trx.insertInto('table_member').values(rows).execute()
  return [...leaving, ...coming].map((row) => row.person_id)
}

async function membersOf(tx: EquipeTx, table: TableRow, people: TablePeople) {
  const profile = latestProfile(territorySchema.parse(table.territory_id))
  const roles = rolesAt(profile, table.key)
  const rows = await tx.trx
    .selectFrom('person_role')
    .innerJoin('person', 'person.person_id', 'person_role.person_id')
    .select(['person_role.person_id', 'role'])
    .where('territory_id', '=', table.territory_id)
    .orderBy('person_role.person_id')
    .orderBy('role')
    .execute()
  if (people.memberIds === null) return rows.filter((row) => roles.includes(row.role))
  return people.memberIds.map((personId) => ({
    person_id: personId,
    role: rows.find((row) => row.person_id === personId)?.role ?? 'member',
  }))
}

function rolesAt(profile: Profile, key: string): string[] {
  return profile.tables[key]?.members ?? []
}
