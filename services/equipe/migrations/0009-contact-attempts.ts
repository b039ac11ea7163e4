import { type Kysely, sql } from 'kysely'

/** Tries to reach a household, and who heard what it wants: what some reasons oblige to (section 5 of the reference). */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table contact_attempt (
    attempt_id uuid primary key default uuidv7(),
    referral_id uuid not null references referral,
    household_id uuid not null,
    territory_id text not null,
    attempted_on date not null,
    channel text not null,
    language text not null,
    recorded_by uuid not null,
    recorded_at timestamptz not null
  )`.execute(db)
  await sql`create index contact_attempt_referral on contact_attempt (referral_id, attempted_on)`.execute(db)
  await sql`create index contact_attempt_household on contact_attempt (household_id)`.execute(db)
  await sql`alter table decision add column heard_by uuid, add column heard_language text`.execute(db)
  await sql`alter table handover add column tells_person_id uuid, add column tells_language text,
    add column told_at timestamptz`.execute(db)
}
