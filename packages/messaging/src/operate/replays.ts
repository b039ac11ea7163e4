import { randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'

export type ReplayRequest = {
  consumer: string
  kind: 'resume' | 'rebuild' | 'bootstrap'
  /** Empty: every topic that the consumer subscribes to. */
  topics?: string[]
  /** Missing: from the beginning. */
  since?: Date
}

export type ReplayState = {
  state: 'asked' | 'running' | 'done' | 'failed'
  handled: number
  error: string | null
}

/**
 * Asks the running consumer for a replay and answers the id to look after it. From now on live events wait, so that
 * what is missing takes effect before what is new.
 */
export async function requestReplay<Schema>(db: Kysely<Schema>, request: ReplayRequest): Promise<string> {
  const id = randomUUID()
  const { consumer, kind, topics = [], since } = request
  await sql`with pause as (
      insert into consumer_pause (consumer, reason, paused_at) values (${consumer}, ${kind}, now())
      on conflict (consumer) do nothing
    )
    insert into replay (id, consumer, kind, topics, since)
    values (${id}::uuid, ${consumer}, ${kind}, ${topics}::text[], ${since ?? null}::timestamptz)`.execute(db)
  return id
}

export async function findReplay<Schema>(db: Kysely<Schema>, id: string): Promise<ReplayState | undefined> {
  const { rows } = await sql<ReplayState>`
    select state, handled::int as handled, error from replay where id = ${id}::uuid`.execute(db)
  return rows[0]
}
