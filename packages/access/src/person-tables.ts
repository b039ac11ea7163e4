import type { MigrationSet } from '@intarsi/postgres'
import type { ColumnType } from 'kysely'
import { sql } from 'kysely'
import type { RoleGrant } from './decide.ts'
import type { FormerGrant } from './former-grants.ts'

type Json<Value> = ColumnType<Value, string, string>

export type AccessTables = {
  /** Who may do what: the copy each service keeps of equipe's directory, without a name. */
  access_person: {
    person_id: string
    subject: string
    body_id: string
    sportello_ids: string[]
    active: boolean
    agreement_valid_until: string | null
    roles: Json<RoleGrant[]>
    /** Roles that ended, the last first. */
    former_roles: Json<FormerGrant[]>
    since: Date
    version: number
  }
  /** Who read whose identity, why and when. Only ever added to. */
  access_audit: {
    audit_id: ColumnType<number, never, never>
    occurred_at: Date
    actor_id: string
    action: string
    territory_id: string | null
    subject_kind: string
    subject_id: string
    household_id: string | null
    purpose: string | null
    correlation_id: string
  }
}

/** The tables of `@intarsi/access`, in every service's database. */
export const accessMigrations: MigrationSet = {
  module: 'access',
  migrations: {
    '0001-persons-and-audit': {
      up: async (db) => {
        await sql`create table access_person (
          person_id uuid primary key,
          subject text not null,
          body_id uuid not null,
          sportello_ids uuid[] not null,
          active boolean not null,
          agreement_valid_until date,
          roles jsonb not null,
          since timestamptz not null,
          version int not null
        )`.execute(db)
        await sql`create index access_person_subject on access_person (subject)`.execute(db)
        await sql`create table access_audit (
          audit_id bigint generated always as identity primary key,
          occurred_at timestamptz not null,
          actor_id uuid not null,
          action text not null,
          territory_id text,
          subject_kind text not null,
          subject_id text not null,
          household_id uuid,
          purpose text,
          correlation_id uuid not null
        )`.execute(db)
        await sql`create index access_audit_subject on access_audit (subject_kind, subject_id, occurred_at)`.execute(
          db,
        )
        await sql`create index access_audit_actor on access_audit (actor_id, occurred_at)`.execute(db)
        await sql`create index access_audit_household on access_audit (household_id, occurred_at)
          where household_id is not null`.execute(db)
      },
    },
    // The ids of many households read at once are longer than a row of an index may be.
    '0002-labels-are-not-indexed': {
      up: async (db) => {
        await sql`drop index access_audit_subject`.execute(db)
        await sql`create index access_audit_subject on access_audit (subject_kind, subject_id, occurred_at)
          where subject_kind <> 'labels'`.execute(db)
      },
    },
    // Whoever is refused for a role that ended is told since when.
    '0003-roles-that-ended': {
      up: async (db) => {
        await sql`alter table access_person add column former_roles jsonb not null default '[]'`.execute(db)
      },
    },
    // Not validated: a record of what was read is never rewritten, and the archive is not read under its lock.
    '0004-territory-of-households': {
      up: async (db) => {
        await sql`alter table access_audit add constraint access_audit_household_has_territory
          check (household_id is null or territory_id is not null) not valid`.execute(db)
      },
    },
  },
}
