import type { Session } from '@intarsi/messaging'
import type { Lane } from './lane.ts'

/** A delivery that is due, with the event it is of. */
export type DueDelivery = {
  deliveryId: number
  endpointId: string
  eventId: string
  type: string
  subject: string
  territory: string | null
  tableId: string | null
  bodyId: string | null
  area: string | null
  body: string | null
  step: number
  attempts: number
  createdAt: Date
}

type Row = {
  delivery_id: string
  endpoint_id: string
  event_id: string
  type: string
  key: string
  territory_id: string | null
  table_id: string | null
  body_id: string | null
  area: string | null
  body: string | null
  step: number
  attempts: number
  created_at: Date
}

export type Wanted = { lane: Lane; room: number }

/**
 * The next deliveries of each lane that has room, in one query; each lane is looked at by itself, so that a long queue
 * of one costs the others nothing. Where order is asked for, only the oldest of each case is due.
 */
export async function readDue(
  session: Session,
  wanted: readonly Wanted[],
  now: Date,
): Promise<DueDelivery[]> {
  if (wanted.length === 0) return []
  const rows = await session.query<Row>(READ, [
    wanted.map(({ lane }) => lane.target.endpointId),
    // What is busy is still due in the database.
    wanted.map(({ lane, room }) => lane.busy.size + room),
    wanted.map(({ lane }) => lane.target.ordered),
    now,
  ])
  return rows.map((row) => ({
    deliveryId: Number(row.delivery_id),
    endpointId: row.endpoint_id,
    eventId: row.event_id,
    type: row.type,
    subject: row.key,
    territory: row.territory_id,
    tableId: row.table_id,
    bodyId: row.body_id,
    area: row.area,
    body: row.body,
    step: row.step,
    attempts: row.attempts,
    createdAt: row.created_at,
  }))
}

/**
 * Which of these endpoints are not as they were read any more. Asked after what is due was read, which can take long:
 * what their owner was told to be changed holds for what begins now, whichever process sends.
 */
export async function readChanged(session: Session, lanes: readonly Lane[]): Promise<ReadonlySet<string>> {
  const rows = await session.query<{ endpoint_id: string }>(
    `select r.endpoint_id from unnest($1::uuid[], $2::int[]) r (endpoint_id, version)
     left join endpoint e using (endpoint_id, version) where e.endpoint_id is null`,
    [lanes.map(({ target }) => target.endpointId), lanes.map(({ target }) => target.version)],
  )
  return new Set(rows.map(({ endpoint_id }) => endpoint_id))
}

const READ = `
  select d.delivery_id::text as delivery_id, d.endpoint_id, d.event_id, d.type, d.key, d.territory_id, e.table_id,
    e.body_id, e.area, coalesce(d.body, e.body) as body, d.step, d.attempts, d.created_at
  from unnest($1::uuid[], $2::int[], $3::boolean[]) w (endpoint_id, wanted, ordered)
  cross join lateral (
    select * from delivery c
    where c.endpoint_id = w.endpoint_id and c.state = 'due' and c.next_attempt_at <= $4::timestamptz
      and not (w.ordered and exists (
        select from delivery before
        where before.endpoint_id = c.endpoint_id and before.key = c.key and before.state = 'due'
          and before.position < c.position
      ))
    order by c.next_attempt_at, c.delivery_id limit w.wanted
  ) d
  left join feed_event e on e.event_id = d.event_id
  order by d.next_attempt_at, d.delivery_id`
