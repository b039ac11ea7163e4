import { UNKNOWN_TERRITORY } from '@intarsi/contracts'
import type { MigrationSet } from '@intarsi/postgres'
import type { ColumnType } from 'kysely'
import { sql } from 'kysely'

export type IdempotencyTables = {
  http_idempotency: {
    client: string
    key: string
    /** SHA-256 of method, path and body: the body itself is not kept. */
    fingerprint: string
    status: number | null
    body: ColumnType<unknown, string | null, string | null>
    /** So that erasing a household finds what was answered about it. */
    household_id: string | null
    /** The answer's own, else where the command was allowed. */
    territory_id: string
    expires_at: Date
  }
}

/** The tables of `@intarsi/http`. */
export const httpMigrations: MigrationSet = {
  module: 'http',
  migrations: {
    '0001-idempotency': {
      up: async (db) => {
        await sql`create table http_idempotency (
          client text not null,
          key text not null,
          fingerprint text not null,
          status int,
          body jsonb,
          household_id uuid,
          expires_at timestamptz not null,
          primary key (client, key)
        )`.execute(db)
        await sql`create index http_idempotency_expires_at on http_idempotency (expires_at)`.execute(db)
        await sql`create index http_idempotency_household on http_idempotency (household_id)
          where household_id is not null`.execute(db)
      },
    },
    // The default is for the version before, which does not name the column. Keys live 7 days: nothing is filled in.
    '0002-territory': {
      up: async (db) => {
        await sql`alter table http_idempotency
          add column territory_id text not null default ${sql.lit(UNKNOWN_TERRITORY)}`.execute(db)
      },
    },
  },
}
