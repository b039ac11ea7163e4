import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { messageOf } from '../backoff.ts'
import type { ConsumerContext } from './context.ts'
import { describeError } from './failure.ts'
import { handleBatch } from './handle-batch.ts'
import type { Mode } from './mode.ts'

type Request = { id: string; kind: Exclude<Mode, 'live'>; topics: string[]; since: Date | null }

/** A run that says nothing for this long is taken for dead, and another instance does it again from its start. */
const SILENCE = '30 seconds'
const LOOK_MS = 100

/** Takes up one replay that an operator asked for, if there is one, and answers whether it did. */
export async function replayRequested<Schema>(
  context: ConsumerContext<Schema>,
  stopping: () => boolean,
): Promise<boolean> {
  const request = await claimRequest(context)
  if (!request) return false
  const about = { service: context.service, replay: request.id, kind: request.kind }
  try {
    await runReplay(context, request, stopping)
    if (stopping()) return true
    await endRequest(context, request, null)
    context.logger.info(about, 'replay done')
  } catch (error) {
    await endRequest(context, request, messageOf(error))
    context.logger.error({ ...about, reason: describeError(error) }, 'replay failed')
  }
  return true
}

async function claimRequest<Schema>({ db, service }: ConsumerContext<Schema>): Promise<Request | undefined> {
  const { rows } = await sql<Request>`
    update replay set state = 'running', touched_at = now() where id = (
      select id from replay where consumer = ${service}
        and (state = 'asked' or (state = 'running' and touched_at < now() - ${SILENCE}::interval))
      order by asked_at limit 1 for update skip locked
    ) returning id, kind, topics, since`.execute(db)
  return rows[0]
}

/** Reads with a throwaway group while live events wait on their partitions; the live group's positions stay. */
async function runReplay<Schema>(
  context: ConsumerContext<Schema>,
  request: Request,
  stopping: () => boolean,
) {
  const topics = request.topics.length > 0 ? request.topics : context.catalogue.topics
  await pauseLive(context, request)
  if (request.kind === 'rebuild') await resetConsumer(context)
  const group = `${context.service}.replay-${randomUUID()}`
  await context.transport.seek(group, topics, request.since ?? 'beginning')
  const consumption = await context.transport.consume({
    group,
    topics,
    handle: async (batch, control) => {
      await handleBatch(context, { ...batch, redelivery: false }, { control, mode: request.kind })
      await addHandled(context, request, batch.records.length)
    },
  })
  try {
    await untilRead(context, { group, topics, request, stopping })
  } finally {
    await consumption.stop()
    await context.transport.forget(group, topics)
  }
}

type Reading = { group: string; topics: string[]; request: Request; stopping: () => boolean }

async function untilRead<Schema>(
  context: ConsumerContext<Schema>,
  { group, topics, request, stopping }: Reading,
) {
  while (!stopping()) {
    const lag = await context.transport.lag(group, topics)
    if (lag.every(({ records }) => records === 0)) return
    await addHandled(context, request, 0)
    await pause(LOOK_MS)
  }
}

/** From its return no live event of this consumer is being applied, in any instance. */
async function pauseLive<Schema>({ db, service }: ConsumerContext<Schema>, { kind }: Request) {
  await sql`
    insert into consumer_pause (consumer, reason, paused_at) values (${service}, ${kind}, now())
    on conflict (consumer) do update set reason = ${kind}`.execute(db)
  // Whoever passed the gate before the pause was seen has an older transaction than one begun now: wait for those.
  const { rows } = await sql<{ xid: string }>`select pg_current_xact_id()::text as xid`.execute(db)
  for (let older = true; older; ) {
    const found = await sql<{ older: boolean }>`
      select pg_snapshot_xmin(pg_current_snapshot()) <= ${rows[0]?.xid}::xid8 as older`.execute(db)
    older = found.rows[0]?.older ?? false
    if (older) await pause(20)
  }
}

async function resetConsumer<Schema>({ unitOfWork, reset, service }: ConsumerContext<Schema>) {
  if (!reset) throw new Error(`${service} is not declared rebuildable`)
  await unitOfWork(async (tx) => {
    // What was given up for good stays so.
    await sql`delete from inbox where consumer = ${service}
      and event_id not in (select event_id from discarded where consumer = ${service})`.execute(tx.trx)
    await sql`delete from parked where consumer = ${service}`.execute(tx.trx)
    await sql`delete from attempt where consumer = ${service}`.execute(tx.trx)
    await reset(tx)
  })
}

async function addHandled<Schema>({ db }: ConsumerContext<Schema>, { id }: Request, records: number) {
  await sql`update replay set handled = handled + ${records}, touched_at = now() where id = ${id}::uuid`.execute(
    db,
  )
}

async function endRequest<Schema>(
  { db, service }: ConsumerContext<Schema>,
  { id }: Request,
  error: string | null,
) {
  await db.transaction().execute(async (trx) => {
    await sql`update replay set state = ${error ? 'failed' : 'done'}, error = ${error}, ended_at = now()
      where id = ${id}::uuid`.execute(trx)
    await sql`delete from consumer_pause where consumer = ${service}
      and not exists (select from replay where consumer = ${service} and state in ('asked', 'running'))`.execute(
      trx,
    )
  })
}
