import { crc32 } from 'node:zlib'
import { PARTITIONS } from '@intarsi/contracts'
import type pg from 'pg'
import type { OutgoingRecord } from '../../transport.ts'

export type TopicPartition = { topic: string; partition: number }

export function partitionOf(key: string): number {
  return crc32(key) % PARTITIONS
}

/** Appends the records in one statement and answers the partitions it touched. Throws when a topic does not exist. */
export async function appendRecords(pool: pg.Pool, records: OutgoingRecord[]): Promise<TopicPartition[]> {
  const partitions = records.map(({ key }) => partitionOf(key))
  const { rowCount } = await pool.query(APPEND, [
    records.map(({ topic }) => topic),
    partitions,
    records.map(({ key }) => key),
    records.map(({ value }) => (typeof value === 'string' ? Buffer.from(value) : value)),
    records.map(({ headers }) => JSON.stringify(headers)),
  ])
  if (rowCount !== records.length) throw new Error(`unknown topic among ${topicsOf(records).join(', ')}`)
  return records.map(({ topic }, index) => ({ topic, partition: partitions[index] ?? 0 }))
}

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
  from incoming i join heads h using (topic, partition)`
