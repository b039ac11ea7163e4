import { randomUUID } from 'node:crypto'
import { housing } from '@intarsi/housing'
import { type MigrationSet, migrate } from '@intarsi/postgres'
import { type TestDatabase, testDatabase } from '@intarsi/testkit'
import { describe, expect, test } from 'vitest'
import { SERVICES } from '../src/services.ts'

/** Columns that say which household a row is about, by itself or by what belongs to one. */
const LINKS = '(^|_)(household|referral|pic|equipe|request|expert_request)_id(s)?$'

/** Rows about a household only now and then; a check ties the territory to the household where there is one. */
const NOW_AND_THEN = ['access_audit', 'delivery', 'notice', 'outbox', 'parked']

/** Tables that no policy of a territory may read by themselves, each with why. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  attempt_made: 'a time and a status of a delivery, read through it',
}

type Table = { name: string; links: string[]; references: string[]; notNull: boolean; tied: boolean }

async function tablesOf(pool: TestDatabase['pool']): Promise<Table[]> {
  const { rows } = await pool.query<Table>(
    `select c.relname as name,
      array(select attname::text from pg_attribute where attrelid = c.oid and attnum > 0 and attname ~ $1) as links,
      array(select distinct confrelid::regclass::text from pg_constraint
        where conrelid = c.oid and contype = 'f') as references,
      exists (select from pg_attribute where attrelid = c.oid and attname = 'territory_id' and attnotnull) as "notNull",
      exists (select from pg_constraint where conrelid = c.oid and contype = 'c'
        and conname = c.relname || '_household_has_territory') as tied
    from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace order by 1`,
    [LINKS],
  )
  return rows
}

/** Those with a link, and whatever belongs to one of those. */
function aboutHouseholds(tables: readonly Table[]): Table[] {
  const found = new Set(tables.filter(({ links }) => links.length > 0).map(({ name }) => name))
  for (let before = -1; before < found.size; ) {
    before = found.size
    for (const { name, references } of tables) if (references.some((one) => found.has(one))) found.add(name)
  }
  return tables.filter(({ name }) => found.has(name))
}

describe.each([...SERVICES])('in the database of $name', ({ migrations }) => {
  test('every table about households has its territory', async () => {
    const database = await testDatabase(migrations)
    try {
      const about = aboutHouseholds(await tablesOf(database.pool))
      expect(about.length).toBeGreaterThan(5)
      const without = about.filter(({ notNull }) => !notNull).map(({ name }) => name)
      expect(without.filter((name) => !NOW_AND_THEN.includes(name) && !(name in EXCEPTIONS))).toEqual([])
      for (const { name, tied } of about)
        if (NOW_AND_THEN.includes(name)) expect({ name, tied }).toEqual({ name, tied: true })
    } finally {
      await database.close()
    }
  })
})

test('a redirect from before has the territory of its referral, or nobody’s', async () => {
  const { migrations } = housing
  const database = await testDatabase(migrations.map(untilThisColumn))
  const { pool } = database
  try {
    const [known, unknown] = [randomUUID(), randomUUID()]
    await pool.query('insert into household (household_id) values ($1), ($2)', [known, unknown])
    await pool.query(
      `insert into referral (referral_id, household_id, territory_id, referral_number) values ($1, $2, 'FO', 'FO-1')`,
      [randomUUID(), known],
    )
    await migrate(database.url, migrations)
    const { rows } = await pool.query('select household_id, territory_id from household')
    expect(rows).toHaveLength(2)
    expect(rows).toContainEqual({ household_id: known, territory_id: 'FO' })
    expect(rows).toContainEqual({ household_id: unknown, territory_id: 'unknown' })
  } finally {
    await database.close()
  }
})

function untilThisColumn({ module, migrations }: MigrationSet): MigrationSet {
  const before = Object.entries(migrations).filter(([name]) => name < '0006-territory-of-redirects')
  return { module, migrations: module === 'housing' ? Object.fromEntries(before) : migrations }
}
