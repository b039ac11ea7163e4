import type { Session } from '@intarsi/messaging'
import type { DueDelivery } from './due.ts'

const KEPT_RESPONSE_CHARACTERS = 2_000

/** What one attempt, or the decision not to make it, means for its delivery. */
export type Outcome = {
  delivery: DueDelivery
  state: 'due' | 'delivered' | 'failed' | 'cancelled'
  reason: string | null
  step: number
  nextAttemptAt: Date
  attempt: Attempt | null
}

export type Attempt = {
  at: Date
  durationMs: number
  outcome: string
  status: number | null
  requestHeaders: Record<string, string>
  responseHeaders: Record<string, string> | null
  responseBody: string | null
}

/**
 * Writes outcomes on the session whose lock makes these deliveries ours: whoever has lost it can mark nothing. A
 * delivery that was cancelled or replayed meanwhile keeps what it was given, and counts the attempt.
 */
export async function writeOutcomes(session: Session, outcomes: readonly Outcome[]): Promise<void> {
  if (outcomes.length === 0) return
  await session.query(WRITE_DELIVERIES, [
    outcomes.map(({ delivery }) => delivery.deliveryId),
    outcomes.map(({ state }) => state),
    outcomes.map(({ reason }) => reason),
    outcomes.map(({ step }) => step),
    outcomes.map(({ delivery, attempt }) => delivery.attempts + (attempt ? 1 : 0)),
    outcomes.map(({ nextAttemptAt }) => nextAttemptAt),
    outcomes.map(({ state, attempt }) => (state === 'delivered' ? (attempt?.at ?? null) : null)),
    outcomes.map(({ delivery }) => delivery.step),
  ])
  const made = outcomes.flatMap((outcome) =>
    outcome.attempt ? [{ ...outcome, attempt: outcome.attempt }] : [],
  )
  if (made.length === 0) return
  await session.query(WRITE_ATTEMPTS, [
    made.map(({ delivery }) => delivery.deliveryId),
    made.map(({ delivery }) => delivery.attempts + 1),
    made.map(({ attempt }) => attempt.at),
    made.map(({ attempt }) => attempt.durationMs),
    made.map(({ attempt }) => attempt.outcome),
    made.map(({ attempt }) => attempt.status),
    made.map(({ attempt }) => JSON.stringify(attempt.requestHeaders)),
    made.map(({ attempt }) => attempt.responseHeaders && JSON.stringify(attempt.responseHeaders)),
    made.map(({ attempt }) => attempt.responseBody && textOf(attempt.responseBody)),
    made.map(({ state, nextAttemptAt }) => (state === 'due' ? nextAttemptAt : null)),
  ])
}

/** PostgreSQL's text holds no NUL; whoever answers with one answers in bytes. */
function textOf(body: string): string {
  return body.slice(0, KEPT_RESPONSE_CHARACTERS).replaceAll('\0', '\uFFFD')
}

// Rows are taken in the order of their ids, as by a recovery: neither waits for the other for ever. And for no key
// update: attempts, which refer to deliveries in any order, are written past it.
const WRITE_DELIVERIES = `
  with still as materialized (
    select delivery_id from delivery where delivery_id = any($1::bigint[]) and state = 'due'
    order by delivery_id for no key update
  )
  update delivery d set attempts = o.attempts, delivered_at = coalesce(o.delivered_at, d.delivered_at),
    state = case when d.step = o.former then o.state else d.state end,
    reason = case when d.step = o.former then o.reason else d.reason end,
    step = case when d.step = o.former then o.step else d.step end,
    next_attempt_at = case when d.step = o.former then o.next_attempt_at else d.next_attempt_at end
  from unnest($1::bigint[], $2::text[], $3::text[], $4::int[], $5::int[], $6::timestamptz[], $7::timestamptz[],
    $8::int[]) o (delivery_id, state, reason, step, attempts, next_attempt_at, delivered_at, former)
  join still using (delivery_id)
  where d.delivery_id = o.delivery_id and d.state = 'due'`

const WRITE_ATTEMPTS = `
  insert into attempt_made (delivery_id, number, at, duration_ms, outcome, status, request_headers, response_headers,
    response_body, next_attempt_at)
  select a.* from unnest($1::bigint[], $2::int[], $3::timestamptz[], $4::int[], $5::text[], $6::int[], $7::jsonb[],
    $8::jsonb[], $9::text[], $10::timestamptz[]) a (delivery_id, number, at, duration_ms, outcome, status,
    request_headers, response_headers, response_body, next_attempt_at)
  join delivery d using (delivery_id)
  on conflict (delivery_id, number) do nothing`
