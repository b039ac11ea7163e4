import type { MigrationSet } from '@intarsi/postgres'
import { sql } from 'kysely'

/** The embedded log, in a database of its own (`intarsi_bus`). */
export const busMigrations: MigrationSet = {
  module: 'bus',
  migrations: {
    '0001-log': {
      up: async (db) => {
        // Positions are given by updating this row in the inserting transaction: position order is commit order.
        await sql`create table bus_partition (
          topic text not null,
          partition smallint not null,
          next_position bigint not null default 0,
          primary key (topic, partition)
        ) with (fillfactor = 50)`.execute(db)
        await sql`create table bus_record (
          topic text not null,
          partition smallint not null,
          position bigint not null,
          key text not null,
          value bytea not null,
          headers jsonb not null,
          published_at timestamptz not null default clock_timestamp(),
          primary key (topic, partition, position)
        )`.execute(db)
        await sql`create index bus_record_age on bus_record using brin (published_at)`.execute(db)
        // The id is the class of the advisory locks by which members own partitions.
        await sql`create table bus_consumer (
          id integer generated always as identity primary key,
          group_name text not null,
          topic text not null,
          unique (group_name, topic)
        )`.execute(db)
        await sql`create table bus_position (
          consumer integer not null references bus_consumer (id) on delete cascade,
          partition smallint not null,
          position bigint not null default 0,
          primary key (consumer, partition)
        ) with (fillfactor = 50)`.execute(db)
      },
    },
  },
}
