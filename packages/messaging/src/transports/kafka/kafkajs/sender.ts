import { Partitioners } from 'kafkajs'
import type { OutgoingRecord } from '../../../transport.ts'
import type { ClientOptions } from '../client.ts'
import type { Sender } from '../producer.ts'
import { countRequests, createClient } from './client.ts'
import { protocolTypeOf } from './errors.ts'

const BROKEN = new Set(['OUT_OF_ORDER_SEQUENCE_NUMBER', 'UNKNOWN_PRODUCER_ID', 'INVALID_PRODUCER_EPOCH'])

/** An idempotent producer of kafkajs. When its sequence is broken it cannot be repaired. */
export async function connectKafkajs(options: ClientOptions): Promise<Sender> {
  const producer = createClient(options).producer({
    allowAutoTopicCreation: false,
    idempotent: true,
    maxInFlightRequests: 1,
    createPartitioner: Partitioners.DefaultPartitioner,
  })
  countRequests(producer, options.count)
  await producer.connect()
  return {
    send: async (records) => {
      await producer.sendBatch(batchOf(records))
    },
    isBrokenBy,
    close: () => producer.disconnect(),
  }
}

function batchOf(records: OutgoingRecord[]) {
  const topicMessages = [...Map.groupBy(records, ({ topic }) => topic)].map(([topic, messages]) => ({
    topic,
    messages,
  }))
  return { acks: -1, topicMessages }
}

// Whatever failed for good has used up its retries: only a protocol error that names another cause leaves the producer usable.
function isBrokenBy(error: unknown): boolean {
  const type = protocolTypeOf(error)
  return type === undefined || BROKEN.has(type)
}
