import type { Session } from '@intarsi/messaging'
import type { Lane } from './lane.ts'
import type { Outcome } from './outcomes.ts'

/** While nothing changes, how often the last success or failure is written. */
const WRITE_EVERY_MS = 10_000

type Finished = { lane: Lane; outcome: Outcome }
type Mark = { lane: Lane; failing: boolean }

/** Writes since when an endpoint fails, or that it works again: at once when that changes, else now and then. */
export async function writeHealth(session: Session, batch: readonly Finished[], now: Date): Promise<void> {
  const marks = marksOf(batch, now.getTime())
  if (marks.length === 0) return
  await session.query(
    `update endpoint e set
       failing_since = case when m.failing then coalesce(e.failing_since, $3::timestamptz) end,
       warnings = case when m.failing then e.warnings else 0 end,
       last_failure_at = case when m.failing then $3::timestamptz else e.last_failure_at end,
       last_success_at = case when m.failing then e.last_success_at else $3::timestamptz end
     from unnest($1::uuid[], $2::boolean[]) m (endpoint_id, failing) where e.endpoint_id = m.endpoint_id`,
    [marks.map(({ lane }) => lane.target.endpointId), marks.map(({ failing }) => failing), now],
  )
  for (const { lane, failing } of marks)
    Object.assign(lane, { writtenFailing: failing, writtenAt: now.getTime() })
}

/** One success in a batch says that the receiver is alive, whatever else failed. */
function marksOf(batch: readonly Finished[], at: number): Mark[] {
  const attempted = batch.filter(({ outcome }) => outcome.attempt !== null)
  return [...Map.groupBy(attempted, ({ lane }) => lane)]
    .map(([lane, each]) => ({ lane, failing: !each.some(({ outcome }) => outcome.state === 'delivered') }))
    .filter(({ lane, failing }) => lane.writtenFailing !== failing || at - lane.writtenAt > WRITE_EVERY_MS)
}

/** Keeps a receiver's word to wait, so that neither a restart nor another process forgets it. */
export async function writeHolds(
  session: Session,
  batch: readonly { lane: Lane; holdMs: number }[],
  now: Date,
): Promise<void> {
  const holds = batch.filter(({ holdMs }) => holdMs > 0)
  if (holds.length === 0) return
  await session.query(
    `update endpoint e set held_until = greatest(e.held_until, h.until)
     from (
       select endpoint_id, max(until) as until from unnest($1::uuid[], $2::timestamptz[]) w (endpoint_id, until)
       group by endpoint_id
     ) h where e.endpoint_id = h.endpoint_id`,
    [
      holds.map(({ lane }) => lane.target.endpointId),
      holds.map(({ holdMs }) => new Date(now.getTime() + holdMs)),
    ],
  )
}
