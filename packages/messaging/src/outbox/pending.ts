import type { Envelope } from '@intarsi/contracts'
import { headersOf } from '../envelope.ts'
import type { Session } from '../ownership/session.ts'
import type { OutgoingRecord } from '../transport.ts'

export type PendingEvent = { shard: number; position: string; topic: string; key: string; payload: Envelope }

/** Enough for one busy shard to keep the broker busy, few enough that 64 full shards are read in milliseconds. */
const PER_SHARD = 64

/** A read of fewer events left none behind, in no shard. */
export const FULL_READ = PER_SHARD

/**
 * The oldest unpublished events of these shards, oldest first. Never a cursor: late commits would be passed over. Each
 * event is looked up by itself (`offset 0` says so): a planner that expects many would read the whole outbox, each time.
 */
export function readPending(session: Session, shards: number[], limit: number): Promise<PendingEvent[]> {
  return session.query<PendingEvent>(
    `select p.shard, p.position::text as position, o.topic, o.key, o.payload
     from (
       select q.shard, q.position from unnest($1::smallint[]) s (shard)
       cross join lateral (
         select shard, position from outbox_pending where shard = s.shard order by position limit ${PER_SHARD}
       ) q
       order by q.position limit $2
     ) p cross join lateral (
       select topic, key, payload from outbox where position = p.position offset 0
     ) o
     order by p.position`,
    [shards, limit],
  )
}

export async function deletePending(session: Session, events: PendingEvent[]): Promise<void> {
  await session.query(
    `delete from outbox_pending p using unnest($1::smallint[], $2::bigint[]) d (shard, position)
     where p.shard = d.shard and p.position = d.position`,
    [events.map(({ shard }) => shard), events.map(({ position }) => position)],
  )
}

export function recordOf({ topic, key, payload }: Omit<PendingEvent, 'shard' | 'position'>): OutgoingRecord {
  return { topic, key, value: JSON.stringify(payload), headers: headersOf(payload) }
}
