import { type Envelope, type EventContract, UNKNOWN_TERRITORY } from '@intarsi/contracts'
import { sql, type Transaction } from 'kysely'
import type { ParkedTable } from '../tables.ts'
import type { ConsumedRecord } from '../transport.ts'
import { isHistoric, type Mode } from './mode.ts'

/** Where an event came from, and the queue of its key: the topic is its contract's, also when a replay brought it. */
export type Arrival = {
  consumer: string
  envelope: Envelope
  contract: EventContract
  record: Pick<ConsumedRecord, 'partition' | 'offset' | 'publishedAt'>
  mode: Mode
}

export type Failure = { reason: ParkedTable['reason']; error: string; attempts: number }

/** The stream whose row this service locks for an event: its own households for a household, and so on. */
export function lockStreamOf(service: string, envelope: Envelope): string {
  return `${service}.${envelope.source.split('/')[2]}`
}

/** Puts the event at the end of its key's queue, without an inbox row. Under the root's lock. */
export async function insertParked<Schema>(
  trx: Transaction<Schema>,
  arrival: Arrival & { rootStream: string },
  failure: Failure,
): Promise<void> {
  const { consumer, envelope, contract, record, mode, rootStream } = arrival
  await sql`
    insert into parked (consumer, topic, key, root_stream, event_id, type, payload, partition, "offset", reason, error,
      attempts, household_id, territory_id, published_at, first_failed_at, last_failed_at, historic)
    select ${consumer}, ${contract.topic}, ${envelope.partitionkey}, ${rootStream}, ${envelope.id}::uuid,
      ${envelope.type}, ${JSON.stringify(envelope)}::jsonb, ${record.partition}::int, ${record.offset}, ${failure.reason},
      ${failure.error}, ${failure.attempts}::int, ${envelope.householdid ?? null}::uuid, ${territoryOf(envelope)},
      ${record.publishedAt}::timestamptz, coalesce(a.first_at, now()), now(), ${isHistoric(mode)}
    from (select 1) one
    left join attempt a on a.consumer = ${consumer} and a.event_id = ${envelope.id}::uuid
    where not exists (select from inbox where consumer = ${consumer} and event_id = ${envelope.id}::uuid)
    on conflict (consumer, event_id) do nothing`.execute(trx)
}

/** An event about a household that names no territory is kept all the same: what came cannot be sent back. */
function territoryOf({ householdid, territory }: Envelope): string | null {
  return territory ?? (householdid ? UNKNOWN_TERRITORY : null)
}
