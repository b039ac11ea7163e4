import type pg from 'pg'
import type { Logger } from 'pino'

const RETENTION_DAYS = 30
const HOUR_MS = 3_600_000
const ROWS_AT_ONCE = 5_000

/** Drops records older than 30 days, like Kafka's retention; in small statements, so that no publisher waits. */
export async function pruneRecords(pool: pg.Pool, days = RETENTION_DAYS): Promise<number> {
  let pruned = 0
  for (let rows = ROWS_AT_ONCE; rows === ROWS_AT_ONCE; pruned += rows) {
    const { rowCount } = await pool.query(
      `delete from bus_record where ctid = any(array(
         select ctid from bus_record where published_at < clock_timestamp() - make_interval(days => $1) limit $2
       ))`,
      [days, ROWS_AT_ONCE],
    )
    rows = rowCount ?? 0
  }
  return pruned
}

/** Prunes now and every hour, until told to stop. Any number of processes may do it at once. */
export function startPruning(pool: pg.Pool, logger: Logger): () => void {
  const prune = () => {
    pruneRecords(pool).catch((error) => logger.warn({ error }, 'the log was not pruned'))
  }
  const timer = setInterval(prune, HOUR_MS)
  timer.unref()
  return () => clearInterval(timer)
}
