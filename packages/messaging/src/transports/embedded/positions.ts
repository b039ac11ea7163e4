import type pg from 'pg'
import type { TopicLag } from '../../transport.ts'

/** Answers the id of each of the group's topics, making it and its positions when missing; throws on an unknown topic. */
export async function ensureConsumers(pool: pg.Pool, group: string, topics: string[]) {
  await pool.query(
    `insert into bus_consumer (group_name, topic)
     select $1, t from unnest($2::text[]) t
     where not exists (
       select from unnest($2::text[]) n where not exists (select from bus_partition where topic = n)
     ) on conflict do nothing`,
    [group, topics],
  )
  await pool.query(
    `insert into bus_position (consumer, partition)
     select c.id, p.partition from bus_consumer c join bus_partition p using (topic)
     where c.group_name = $1 and c.topic = any($2) on conflict do nothing`,
    [group, topics],
  )
  const { rows } = await pool.query<{ id: number; topic: string; partitions: number }>(
    `select c.id, c.topic, count(p.partition)::int as partitions from bus_consumer c join bus_position p on p.consumer = c.id
     where c.group_name = $1 and c.topic = any($2) group by c.id`,
    [group, topics],
  )
  if (rows.length !== new Set(topics).size) throw new Error(`unknown topic among ${topics.join(', ')}`)
  return rows
}

export async function seekPositions(
  pool: pg.Pool,
  group: string,
  topics: string[],
  to: Date | 'beginning' | 'end',
): Promise<void> {
  await ensureConsumers(pool, group, topics)
  const since = to instanceof Date ? to : null
  await pool.query(
    `update bus_position c set position = case
       when $3 = 'beginning' then 0
       when $3 = 'end' then p.next_position
       else coalesce((
         select min(r.position) from bus_record r
         where r.topic = p.topic and r.partition = p.partition and r.published_at >= $4::timestamptz
       ), p.next_position) end
     from bus_consumer g join bus_partition p using (topic)
     where g.group_name = $1 and g.topic = any($2) and c.consumer = g.id and c.partition = p.partition`,
    [group, topics, since ? 'time' : to, since],
  )
}

export async function readTopics(pool: pg.Pool, group: string): Promise<string[]> {
  const { rows } = await pool.query<{ topic: string }>(
    'select topic from bus_consumer where group_name = $1 order by topic',
    [group],
  )
  return rows.map(({ topic }) => topic)
}

export async function forgetGroup(pool: pg.Pool, group: string, topics: string[]): Promise<void> {
  await pool.query('delete from bus_consumer where group_name = $1 and topic = any($2)', [group, topics])
}

/** Counted from the oldest record that is still there: what the log has forgotten is not waited for. */
export async function readLag(pool: pg.Pool, group: string, topics: string[]): Promise<TopicLag[]> {
  const { rows } = await pool.query<TopicLag>(
    `select p.topic, coalesce(sum(p.next_position - r.position), 0)::float8 as records,
       coalesce(extract(epoch from clock_timestamp() - min(r.published_at)), 0)::float8 as seconds
     from bus_partition p
     left join bus_consumer g on g.topic = p.topic and g.group_name = $1
     left join bus_position c on c.consumer = g.id and c.partition = p.partition
     left join lateral (
       select r.position, r.published_at from bus_record r
       where r.topic = p.topic and r.partition = p.partition and r.position >= coalesce(c.position, 0)
       order by r.position limit 1
     ) r on p.next_position > coalesce(c.position, 0)
     where p.topic = any($2) group by p.topic`,
    [group, topics],
  )
  return rows
}
