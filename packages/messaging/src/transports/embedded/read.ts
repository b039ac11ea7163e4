import type { Session } from '../../ownership/session.ts'
import type { ConsumedRecord } from '../../transport.ts'

const PER_PARTITION = 100
/** A read of fewer records left none behind, in no partition. */
export const FULL_READ = PER_PARTITION
const AT_ONCE = 1_000

export type Cursor = { topic: string; partition: number; position: number }

type Read = {
  /** By `topic/partition`, in the order of their positions. */
  records: Map<string, ConsumedRecord[]>
  /** False when the read was cut off: a partition may have records although it got none. */
  complete: boolean
}

type Row = {
  topic: string
  partition: number
  position: string
  key: string
  value: Buffer
  headers: Record<string, string>
  published_at: Date
}

/** The next records after each cursor. A reader that sees a position has seen every one before it. */
export async function readRecords(session: Session, cursors: Cursor[]): Promise<Read> {
  const rows = await session.query<Row>(
    `select r.topic, r.partition, r.position::text as position, r.key, r.value, r.headers, r.published_at
     from unnest($1::text[], $2::smallint[], $3::bigint[]) c (topic, partition, position)
     cross join lateral (
       select * from bus_record r
       where r.topic = c.topic and r.partition = c.partition and r.position >= c.position
       order by r.position limit ${PER_PARTITION}
     ) r limit ${AT_ONCE}`,
    [
      cursors.map(({ topic }) => topic),
      cursors.map(({ partition }) => partition),
      cursors.map(({ position }) => position),
    ],
  )
  const records = rows.map(({ position, published_at, ...row }) => ({
    ...row,
    offset: position,
    publishedAt: published_at,
  }))
  return {
    records: Map.groupBy(records, ({ topic, partition }) => `${topic}/${partition}`),
    complete: rows.length < AT_ONCE,
  }
}
