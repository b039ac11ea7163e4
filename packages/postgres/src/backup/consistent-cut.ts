import pg from 'pg'

export type SourceDatabase = { name: string; url: string }

/** A connection inside a read-only snapshot of its database. */
export type Snapshot = { name: string; client: pg.Client }

/** Handlers take the inbox before the outbox: in this order our wait for them cannot become a deadlock. */
const HELD_STILL = ['inbox', 'outbox']

/**
 * Snapshots of all the databases at one instant: for some milliseconds no service can announce or apply an event,
 * so that none is applied in one snapshot and unknown in the other. Whoever writes meanwhile waits.
 */
export async function snapshotAll(databases: readonly SourceDatabase[]): Promise<Snapshot[]> {
  const holders = await connectAll(databases)
  const readers = await connectAll(databases)
  try {
    for (const { client } of holders) await holdStill(client)
    for (const { client } of readers) await openSnapshot(client)
    return readers
  } catch (error) {
    await closeAll(readers)
    throw error
  } finally {
    await closeAll(holders)
  }
}

export async function closeAll(snapshots: readonly Snapshot[]): Promise<void> {
  await Promise.all(snapshots.map(({ client }) => client.end()))
}

async function connectAll(databases: readonly SourceDatabase[]): Promise<Snapshot[]> {
  const connected: Snapshot[] = []
  try {
    for (const { name, url } of databases) {
      const client = new pg.Client({ connectionString: url, application_name: 'intarsi-backup' })
      await client.connect()
      connected.push({ name, client })
    }
    return connected
  } catch (error) {
    await closeAll(connected)
    throw error
  }
}

async function holdStill(client: pg.Client): Promise<void> {
  await client.query(`begin; set local lock_timeout = '30s'`)
  for (const table of HELD_STILL) {
    const { rowCount } = await client.query('select where to_regclass($1) is not null', [table])
    if (rowCount !== 0) await client.query(`lock table ${table} in share mode`)
  }
}

async function openSnapshot(client: pg.Client): Promise<void> {
  await client.query('begin isolation level repeatable read read only')
  // The snapshot is taken by the first query, not by `begin`.
  await client.query('select 1')
}
