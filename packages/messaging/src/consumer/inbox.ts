import { type Kysely, sql, type Transaction } from 'kysely'

/** So long it is known that an event was applied. */
export const INBOX_DAYS = 60
const ROWS_AT_ONCE = 5_000

export type Gate = 'entered' | 'done' | 'blocked' | 'paused'

type Place = { consumer: string; eventId: string; topic: string; key: string; replay: boolean }

/**
 * Writes the inbox row unless the event was applied, its key has a parked queue or the consumer is paused. To be asked
 * under the root's lock, in a statement after the one that took it: its snapshot then sees what the last holder did.
 */
export async function passGate<Schema>(trx: Transaction<Schema>, place: Place): Promise<Gate> {
  const { consumer, eventId, topic, key, replay } = place
  const { rows } = await sql<{ done: boolean; blocked: boolean; paused: boolean; entered: boolean }>`
    with state as materialized (
      select exists (select from inbox where consumer = ${consumer} and event_id = ${eventId}::uuid) as done,
        exists (select from parked where consumer = ${consumer} and topic = ${topic} and key = ${key}) as blocked,
        not ${replay}::boolean and exists (select from consumer_pause where consumer = ${consumer}) as paused
    ), entered as (
      insert into inbox (consumer, event_id, received_at)
      select ${consumer}, ${eventId}::uuid, now() from state where not done and not blocked and not paused
      on conflict do nothing returning 1
    )
    select done, blocked, paused, exists (select from entered) as entered from state`.execute(trx)
  const [state] = rows
  if (!state) throw new Error('the inbox gave no answer')
  if (state.entered) return 'entered'
  if (state.paused) return 'paused'
  return state.blocked && !state.done ? 'blocked' : 'done'
}

type Places = Omit<Place, 'eventId'> & { eventIds: readonly string[] }

/** As `passGate` for several events of one key; true when all of them entered, and to be rolled back when not. */
export async function passTogether<Schema>(trx: Transaction<Schema>, places: Places): Promise<boolean> {
  const { consumer, eventIds, topic, key, replay } = places
  const { numAffectedRows } = await sql`
    insert into inbox (consumer, event_id, received_at)
    select ${consumer}, id::uuid, now() from unnest(string_to_array(${eventIds.join()}, ',')) id
    where not exists (select from parked where consumer = ${consumer} and topic = ${topic} and key = ${key})
      and (${replay}::boolean or not exists (select from consumer_pause where consumer = ${consumer}))
    on conflict do nothing`.execute(trx)
  return numAffectedRows === BigInt(eventIds.length)
}

/** Writes the inbox row whatever else holds; false when the event was applied already. */
export async function enterInbox<Schema>(
  trx: Transaction<Schema>,
  consumer: string,
  eventId: string,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into inbox (consumer, event_id, received_at) values (${consumer}, ${eventId}::uuid, now())
    on conflict do nothing`.execute(trx)
  return numAffectedRows === 1n
}

/** Drops inbox rows older than 60 days: twice as long as a topic can bring an event again. */
export async function pruneInbox<Schema>(db: Kysely<Schema>, consumer: string): Promise<void> {
  for (let rows = BigInt(ROWS_AT_ONCE); rows === BigInt(ROWS_AT_ONCE); ) {
    const { numAffectedRows } = await sql`
      delete from inbox where ctid = any(array(
        select ctid from inbox
        where received_at < now() - make_interval(days => ${INBOX_DAYS}) and consumer = ${consumer} limit ${ROWS_AT_ONCE}
      ))`.execute(db)
    rows = numAffectedRows ?? 0n
  }
}
