import { type Kysely, sql } from 'kysely'

/** Rules that must hold by an instant, with their reminder and escalation. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table deadline (
      deadline_id uuid primary key default uuidv7(),
      territory_id text not null,
      household_id uuid not null,
      referral_id uuid not null,
      referral_number text not null,
      urgency text not null,
      kind text not null,
      due_at timestamptz not null,
      remind_at timestamptz,
      escalate_at timestamptz not null,
      reminded_at timestamptz,
      missed_at timestamptz,
      escalated_at timestamptz,
      holder_id uuid,
      escalate_to uuid,
      meeting_id uuid references meeting,
      latest_at timestamptz,
      next_at timestamptz,
      closed_at timestamptz,
      outcome text,
      check (escalate_at >= due_at),
      check (closed_at is null or next_at is null)
    );
    create unique index one_open_deadline on deadline (referral_id, kind) where closed_at is null;
    create index deadline_due on deadline (next_at) where next_at is not null;
    create index deadline_of_household on deadline (household_id);
    create index deadline_of_holder on deadline (holder_id, due_at) where closed_at is null;
    create index deadline_of_meeting on deadline (meeting_id) where closed_at is null;
  `.execute(db)
}
