import type { TableBefore } from '@intarsi/access'
import { sharesOnly, type Territory } from '@intarsi/contracts'
import { stableId } from '@intarsi/directory-file'
import { latestProfile, type Profile } from '@intarsi/territories'
import type { EquipeTx } from '../schema.ts'
import { planMeetings } from './plan-meetings.ts'
import { announceTable } from './table-changed.ts'

/** Makes the tables and équipe queues of a territory's profile, and follows a newer version. Said twice, it does nothing. */
export async function ensureTables(tx: EquipeTx, territory: Territory): Promise<number> {
  let changed = 0
  for (const row of tablesOf(latestProfile(territory), territory)) {
    const known = await tx.trx
      .selectFrom('coordination_table')
      .selectAll()
      .where('table_id', '=', row.table_id)
      .executeTakeFirst()
    if (known && isSame(known, row)) continue
    await tx.lock('equipe.tables', row.table_id)
    const saved = await tx.trx
      .insertInto('coordination_table')
      .values({ ...row, version: 1 })
      .onConflict((c) =>
        c
          .column('table_id')
          .doUpdateSet((e) => ({ ...row, version: e('coordination_table.version', '+', 1) })),
      )
      .returningAll()
      .executeTakeFirstOrThrow()
    await announceTable(tx, saved)
    if (!known) await planMeetings(tx, saved)
    changed += 1
  }
  return changed
}

export function tableIdOf(territory: Territory, key: string): string {
  return stableId('table', `${territory}/${key}`)
}

/** A table that has a referral before it, as rights read it: one that only shares (CE-03) reads no file. */
export function tableBefore(
  territory: Territory,
  { tableId, decides = false }: { tableId: string; decides?: boolean },
): TableBefore {
  const [, table] =
    Object.entries(latestProfile(territory).tables).find(([key]) => tableIdOf(territory, key) === tableId) ??
    []
  if (table && sharesOnly(table.function)) return { tableId, part: 'shares' }
  return { tableId, part: decides ? 'decides' : 'reads' }
}

/** Regional tables belong to no territory: no referral is ever queued at one. */
export function tablesOf(profile: Profile, territory: Territory) {
  return Object.entries(profile.tables)
    .filter(([, table]) => table.level !== 'regional')
    .map(([key, table]) => ({
      table_id: tableIdOf(territory, key),
      territory_id: territory as string,
      key,
      kind: table.kind,
      function: table.function as string,
      level: table.level as string,
      name: table.name,
    }))
}

type Row = ReturnType<typeof tablesOf>[number]

function isSame(known: Row, row: Row): boolean {
  return (Object.keys(row) as (keyof Row)[]).every((column) => known[column] === row[column])
}
