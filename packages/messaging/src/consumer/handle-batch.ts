import type { BatchControl, ConsumedRecord, RecordBatch } from '../transport.ts'
import { type Classified, classifyBytes } from './classify.ts'
import type { ConsumerContext, Mode } from './context.ts'
import { deadLetterOf } from './dead-letter.ts'
import { describeError, isUnstorable, StaleBatch } from './failure.ts'
import { type Delivery, handleEvent, parkInvalid } from './handle-event.ts'

type Item<Schema> = { record: ConsumedRecord; classified: Classified<Schema> }

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
  // One after the other when records may have been seen: if one of them kills the process, only it has been counted.
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
  for (const item of lane) {
    const outcome = await context.limit(async () => {
      if (control.stale()) throw new StaleBatch()
      return handleRecord(context, item, delivery)
    })
    context.metrics.events.inc({ service: context.service, topic: item.record.topic, outcome })
    await control.progress()
  }
}

async function handleRecord<Schema>(
  context: ConsumerContext<Schema>,
  { record, classified }: Item<Schema>,
  delivery: Delivery,
): Promise<string> {
  if (classified.kind === 'unknown-type') return 'unknown-type'
  if (classified.kind === 'unreadable') return writeDeadLetter(context, record, classified.error)
  const { envelope, contract } = classified
  const arrival = { consumer: context.service, envelope, contract, record }
  try {
    if (classified.kind === 'invalid') return await parkInvalid(context, arrival, classified)
    return await handleEvent(context, { ...arrival, event: classified }, delivery)
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
