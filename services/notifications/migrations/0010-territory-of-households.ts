import { UNKNOWN_TERRITORY } from '@intarsi/contracts'
import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const TABLES = ['notice', 'delivery'].map((name) => ({
  table: sql.table(name),
  rule: sql.id(`${name}_household_has_territory`),
}))

/**
 * What is about a household is some territory's. The checks come last and are not validated, which would read every
 * notice under its table's lock; the statements before them leave no row that breaks the rule. The default of
 * `feed_early` is for the version before, which does not name the column.
 */
export const territoryOfHouseholds: Migration = {
  async up(db) {
    for (const { table } of TABLES)
      await sql`update ${table} set territory_id = ${sql.lit(UNKNOWN_TERRITORY)}
        where household_id is not null and territory_id is null`.execute(db)
    await sql`alter table feed_early
      add column territory_id text not null default ${sql.lit(UNKNOWN_TERRITORY)}`.execute(db)
    await sql`update feed_early set territory_id = event ->> 'territory' where event ->> 'territory' is not null`.execute(
      db,
    )
    for (const { table, rule } of TABLES)
      await sql`alter table ${table} add constraint ${rule}
        check (household_id is null or territory_id is not null) not valid`.execute(db)
  },
}
