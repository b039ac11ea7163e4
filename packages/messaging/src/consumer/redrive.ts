import type { Envelope } from '@intarsi/contracts'
import { sql } from 'kysely'
import type { Tx } from '../unit-of-work.ts'
import { alone, countAttempt, forgetAttempts, MAX_ATTEMPTS } from './attempts.ts'
import { classify } from './classify.ts'
import type { ConsumerContext } from './context.ts'
import { underRootLock } from './context.ts'
import { describeError, isDatabaseFailure } from './failure.ts'
import { ENDED_THE_PROCESS, runHandlers, takeExcused } from './handle-event.ts'
import { enterInbox } from './inbox.ts'
import { inMode } from './mode.ts'
import type { Failure } from './parking.ts'

export type ParkedKey = { topic: string; key: string }
export type Redriven = { applied: number; left: number; error?: string }

/** No handler can be given the event: it still breaks its contract, is of a version that is not known here, or ended the process each time. */
class NotHandleable extends Error {
  override name = 'NotHandleable'
  readonly failure: Pick<Failure, 'reason' | 'error'>
  constructor(failure: Pick<Failure, 'reason' | 'error'>) {
    super(failure.error)
    this.failure = failure
  }
}

function failureOf(error: unknown): Pick<Failure, 'reason' | 'error'> {
  if (error instanceof NotHandleable) return error.failure
  return { reason: 'handler', error: describeError(error) }
}

type Head = { id: string; event_id: string; payload: Envelope; historic: boolean }

/**
 * Applies a key's parked events in order, each in one transaction with its inbox row, until the queue is empty or one
 * fails again. Live events of the key queue behind it meanwhile.
 */
export async function redriveKey<Schema>(
  context: ConsumerContext<Schema>,
  parked: ParkedKey,
): Promise<Redriven> {
  for (let applied = 0; ; ) {
    const head = await findHead(context, parked)
    if (!head) return { applied, left: 0 }
    try {
      if (await alone(() => attemptHead(context, parked, head))) applied++
    } catch (error) {
      if (isDatabaseFailure(error)) throw error
      const failure = failureOf(error)
      await recordFailure(context, parked, { head, failure })
      return { applied, left: await countLeft(context, parked), error: failure.error }
    }
  }
}

/** Redrives the keys that an operator asked for. */
export async function redriveRequested<Schema>(context: ConsumerContext<Schema>): Promise<number> {
  const { rows } = await sql<ParkedKey>`
    select distinct topic, key from parked
    where consumer = ${context.service} and redrive_requested_at is not null`.execute(context.db)
  for (const parked of rows) {
    const { applied, left, error } = await redriveKey(context, parked)
    context.logger.info(
      { service: context.service, topic: parked.topic, applied, left, error },
      'key redriven',
    )
  }
  return rows.length
}

async function findHead<Schema>({ db, service }: ConsumerContext<Schema>, { topic, key }: ParkedKey) {
  const { rows } = await sql<Head>`
    select p.id::text as id, event_id, payload, historic from parked p
    where consumer = ${service} and topic = ${topic} and key = ${key} order by p.id limit 1`.execute(db)
  return rows[0]
}

/** Counted before the handler runs: what kills the process is given up again, and does not do so at every start. */
async function attemptHead<Schema>(
  context: ConsumerContext<Schema>,
  parked: ParkedKey,
  head: Head,
): Promise<boolean> {
  const { db, service } = context
  const attempts = takeExcused(context, head.event_id) ?? (await countAttempt(db, service, head.event_id))
  if (attempts > MAX_ATTEMPTS) throw new NotHandleable({ reason: 'handler', error: ENDED_THE_PROCESS })
  try {
    return await applyHead(context, parked, head)
  } catch (error) {
    if (isDatabaseFailure(error)) context.excused.set(head.event_id, attempts)
    throw error
  }
}

function applyHead<Schema>(
  context: ConsumerContext<Schema>,
  parked: ParkedKey,
  head: Head,
): Promise<boolean> {
  return underRootLock(context, head.payload, async (tx) => {
    await forgetAttempts(tx.trx, context.service, head.event_id)
    // Somebody else may have redriven or discarded it between the look and the lock.
    if (!(await takeHead(context, { tx, parked, head }))) return false
    if (!(await enterInbox(tx.trx, context.service, head.event_id))) return false
    const classified = classify(context.catalogue, head.payload)
    if (classified.kind === 'invalid') throw new NotHandleable(classified)
    if (classified.kind === 'unreadable')
      throw new NotHandleable({ reason: 'schema', error: classified.error })
    // A fact that was history when it was parked is history still.
    const mode = head.historic ? 'bootstrap' : 'live'
    if (classified.kind === 'event') await runHandlers(context, classified, inMode(tx, mode))
    return true
  })
}

type Taking<Schema> = { tx: Tx<Schema>; parked: ParkedKey; head: Head }

async function takeHead<Schema>(
  { service }: ConsumerContext<Schema>,
  { tx, parked, head }: Taking<Schema>,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from parked where id = ${head.id}::bigint and id = (
      select min(id) from parked where consumer = ${service} and topic = ${parked.topic} and key = ${parked.key}
    )`.execute(tx.trx)
  return numAffectedRows === 1n
}

async function recordFailure<Schema>(
  { db, service }: ConsumerContext<Schema>,
  { topic, key }: ParkedKey,
  { head, failure }: { head: Head; failure: Pick<Failure, 'reason' | 'error'> },
) {
  await forgetAttempts(db, service, head.event_id)
  await sql`
    update parked set redrive_requested_at = null,
      attempts = attempts + case when id = ${head.id}::bigint then 1 else 0 end,
      reason = case when id = ${head.id}::bigint then ${failure.reason} else reason end,
      error = case when id = ${head.id}::bigint then ${failure.error} else error end,
      last_failed_at = case when id = ${head.id}::bigint then now() else last_failed_at end
    where consumer = ${service} and topic = ${topic} and key = ${key}`.execute(db)
}

async function countLeft<Schema>({ db, service }: ConsumerContext<Schema>, { topic, key }: ParkedKey) {
  const { rows } = await sql<{ left: number }>`
    select count(*)::int as left from parked
    where consumer = ${service} and topic = ${topic} and key = ${key}`.execute(db)
  return rows[0]?.left ?? 0
}
