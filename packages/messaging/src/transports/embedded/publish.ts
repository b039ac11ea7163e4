import { crc32 } from 'node:zlib'
import { PARTITIONS } from '@intarsi/contracts'
import type pg from 'pg'
import type { ConsumedRecord, OutgoingRecord } from '../../transport.ts'

/** Records that now follow each other in a partition. */
export type Published = { topic: string; partition: number; records: ConsumedRecord[] }

export function partitionOf(key: string): number {
  return crc32(key) % PARTITIONS
}

/** Appends the records in one statement and answers them by partition. Throws when a topic does not exist. */
export async function appendRecords(pool: pg.Pool, outgoing: OutgoingRecord[]): Promise<Published[]> {
  const records = outgoing.map((record) => ({
    ...record,
    partition: partitionOf(record.key),
    value: typeof record.value === 'string' ? Buffer.from(record.value) : record.value,
  }))
  const { rows } = await pool.query<Appended>(APPEND, [
    records.map(({ topic }) => topic),
    records.map(({ partition }) => partition),
    records.map(({ key }) => key),
    records.map(({ value }) => value),
    records.map(({ headers }) => JSON.stringify(headers)),
  ])
  if (rows.length !== records.length) throw new Error(`unknown topic among ${topicsOf(outgoing).join(', ')}`)
  const stored = Map.groupBy(rows, placeOf)
  return [...Map.groupBy(records, placeOf)].flatMap(([place, own]) => follow(own, stored.get(place) ?? []))
}

type Placed = OutgoingRecord & { partition: number; value: Buffer }
type Appended = { topic: string; partition: number; position: number; published_at: Date }

/** Positions were given in the order of the records. */
function follow(records: Placed[], rows: Appended[]): Published[] {
  const [first] = records
  if (!first) return []
  const inOrder = rows.toSorted((a, b) => a.position - b.position)
  const stored = inOrder.flatMap(({ position, published_at }, n) => {
    const record = records[n]
    return record ? [{ ...record, offset: String(position), publishedAt: published_at }] : []
  })
  return [{ topic: first.topic, partition: first.partition, records: stored }]
}

const placeOf = ({ topic, partition }: { topic: string; partition: number }) => `${topic}/${partition}`

function topicsOf(records: OutgoingRecord[]): string[] {
  return [...new Set(records.map(({ topic }) => topic))]
}

// The partitions' heads are locked in one order, so that two publishers never wait for each other. The inner check
// stores nothing at all when a topic is missing.
const APPEND = `
  with incoming as materialized (
    select * from unnest($1::text[], $2::smallint[], $3::text[], $4::bytea[], $5::jsonb[])
      with ordinality as r (topic, partition, key, value, headers, ordinal)
  ), counted as materialized (
    select topic, partition, count(*) as records from incoming group by topic, partition
  ), locked as materialized (
    select p.topic, p.partition from bus_partition p join counted using (topic, partition)
    order by p.topic, p.partition for update of p
  ), heads as (
    update bus_partition p set next_position = p.next_position + c.records
    from counted c join locked l using (topic, partition)
    where p.topic = c.topic and p.partition = c.partition
      and (select count(*) from locked) = (select count(*) from counted)
    returning p.topic, p.partition, p.next_position - c.records as first
  )
  insert into bus_record (topic, partition, position, key, value, headers)
  select topic, partition,
    h.first + row_number() over (partition by topic, partition order by i.ordinal) - 1, i.key, i.value, i.headers
  from incoming i join heads h using (topic, partition)
  returning topic, partition, position, published_at`
