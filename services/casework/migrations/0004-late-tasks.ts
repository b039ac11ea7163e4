import { type Kysely, sql } from 'kysely'

/** The day on which somebody is next told that a task is late; null when there is nobody left to tell. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table task add column look_on date;
    update task set look_on = due_on + 1 where state = 'open';
    create index task_to_look_at on task (look_on) where state = 'open';
  `.execute(db)
}
