import type { BatchControl, ConsumedRecord, RecordBatch } from '../transport.ts'
import { type Classified, classifyBytes, type KnownEvent } from './classify.ts'
import type { ConsumerContext } from './context.ts'
import { deadLetterOf } from './dead-letter.ts'
import { describeError, isUnstorable, StaleBatch } from './failure.ts'
import { type Delivery, type EventArrival, handleEvent, parkInvalid } from './handle-event.ts'
import { handleTogether, MOST_TOGETHER } from './handle-together.ts'
import type { Mode } from './mode.ts'

export type Item<Schema> = { record: ConsumedRecord; classified: Classified<Schema> }

/**
 * Does everything a batch asks: in order per key, keys beside each other. Resolves when all is done, so that the
 * position never passes an unfinished record; rejects when the whole batch has to come again.
 */
export async function handleBatch<Schema>(
  context: ConsumerContext<Schema>,
  batch: RecordBatch,
  { control, mode }: { control: BatchControl; mode: Mode },
): Promise<void> {
  const items = batch.records.map((record) => ({
    record,
    classified: classifyBytes(context.catalogue, record.value),
  }))
  const delivery: Delivery = { mode, redelivery: batch.redelivery, control }
  // One after the other when records may have been seen: if one of them kills the process, only it has been counted here.
  const lanes = batch.redelivery ? [items] : [...Map.groupBy(items, laneOf).values()]
  const results = await Promise.allSettled(
    lanes.map((lane) => handleLane(context, lane, { delivery, control })),
  )
  const failed = results.find((result) => result.status === 'rejected')
  if (failed) throw failed.reason
  await context.probe('consumer-batch-done')
}

function laneOf<Schema>({ classified, record }: Item<Schema>): string {
  if (classified.kind === 'event' || classified.kind === 'invalid') return classified.envelope.partitionkey
  return `unreadable ${record.key}`
}

async function handleLane<Schema>(
  context: ConsumerContext<Schema>,
  lane: Item<Schema>[],
  { delivery, control }: { delivery: Delivery; control: BatchControl },
): Promise<void> {
  for (const run of delivery.redelivery ? lane.map((item) => [item]) : runsOf(lane)) {
    if (await allTogether(context, run, delivery)) {
      for (const item of run) await done(context, item, { outcome: 'handled', control })
      continue
    }
    for (const item of run) {
      const outcome = await inTurn(context, delivery, () => handleRecord(context, item, delivery))
      await done(context, item, { outcome, control })
    }
  }
}

/** Parts a lane into runs: events of one root that one transaction may apply, and everything else by itself. */
export function runsOf<Schema>(lane: Item<Schema>[]): Item<Schema>[][] {
  const runs: Item<Schema>[][] = []
  for (const item of lane) {
    const run = runs.at(-1)
    if (run && run.length < MOST_TOGETHER && rootOf(item) !== null && rootOf(item) === rootOf(run[0]))
      run.push(item)
    else runs.push([item])
  }
  return runs
}

/** The root that an event's handlers stay within; null: it shares a transaction with no other. */
function rootOf<Schema>(item: Item<Schema> | undefined): string | null {
  if (item?.classified.kind !== 'event') return null
  const { envelope, contract, handlers } = item.classified
  if (!handlers.every(({ rootOnly }) => rootOnly)) return null
  return `${contract.topic} ${envelope.source} ${envelope.partitionkey}`
}

async function allTogether<Schema>(
  context: ConsumerContext<Schema>,
  run: Item<Schema>[],
  delivery: Delivery,
): Promise<boolean> {
  const events = run.flatMap(({ record, classified }) =>
    classified.kind === 'event'
      ? [eventArrivalOf(context, { record, event: classified, mode: delivery.mode })]
      : [],
  )
  return events.length > 1 && (await inTurn(context, delivery, () => handleTogether(context, events)))
}

function inTurn<Schema, Result>(
  context: ConsumerContext<Schema>,
  { control }: Delivery,
  work: () => Promise<Result>,
): Promise<Result> {
  return context.limit(async () => {
    if (control.stale()) throw new StaleBatch()
    return work()
  })
}

async function done<Schema>(
  { metrics, service }: ConsumerContext<Schema>,
  { record }: Item<Schema>,
  { outcome, control }: { outcome: string; control: BatchControl },
) {
  metrics.events.inc({ service, topic: record.topic, outcome })
  await control.progress()
}

function eventArrivalOf<Schema>(
  { service }: ConsumerContext<Schema>,
  { record, event, mode }: { record: ConsumedRecord; event: KnownEvent<Schema>; mode: Mode },
): EventArrival<Schema> {
  return { consumer: service, envelope: event.envelope, contract: event.contract, record, event, mode }
}

async function handleRecord<Schema>(
  context: ConsumerContext<Schema>,
  { record, classified }: Item<Schema>,
  delivery: Delivery,
): Promise<string> {
  if (classified.kind === 'unknown-type') return 'unknown-type'
  if (classified.kind === 'unreadable') return writeDeadLetter(context, record, classified.error)
  const { envelope, contract } = classified
  const { mode } = delivery
  try {
    if (classified.kind === 'invalid')
      return await parkInvalid(
        context,
        { consumer: context.service, envelope, contract, record, mode },
        classified,
      )
    return await handleEvent(context, eventArrivalOf(context, { record, event: classified, mode }), delivery)
  } catch (error) {
    if (isUnstorable(error)) return writeDeadLetter(context, record, describeError(error))
    throw error
  }
}

async function writeDeadLetter<Schema>(
  { transport, service, logger }: ConsumerContext<Schema>,
  record: ConsumedRecord,
  error: string,
): Promise<string> {
  const { topic, partition, offset } = record
  logger.warn(
    { service, topic, partition, offset, reason: error },
    'record without a readable event, to the dead letters',
  )
  await transport.publish([deadLetterOf(service, record, error)])
  return 'dead-letter'
}
