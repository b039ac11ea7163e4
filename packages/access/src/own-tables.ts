import type { Kysely } from 'kysely'
import type { AccessTables } from './person-tables.ts'

/** A database or transaction of any service. */
export type AnyDatabase = { readonly isTransaction: boolean }

/** A service's schema type need not name this package's tables; its database has them. */
export function ownTables(db: AnyDatabase): Kysely<AccessTables> {
  return db as Kysely<AccessTables>
}
