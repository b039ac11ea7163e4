import { compatibilityPartitioner, Producer } from '@platformatic/kafka'
import type { OutgoingRecord } from '../../../transport.ts'
import type { ClientOptions } from '../client.ts'
import type { Sender } from '../producer.ts'
import { clientOptionsOf } from './client.ts'

/**
 * An idempotent producer of @platformatic/kafka. Its own default would put about half of the keys on other partitions
 * than Java and kafkajs. It begins a new sequence by itself after an error.
 */
export async function connectPlatformatic(options: ClientOptions): Promise<Sender> {
  const producer = new Producer({
    ...clientOptionsOf(options),
    idempotent: true,
    timeout: 30_000,
    partitioner: compatibilityPartitioner,
  })
  return {
    send: async (records) => {
      await producer.send({ messages: records.map(messageOf) })
    },
    isBrokenBy: () => false,
    close: () => producer.close(),
  }
}

function messageOf({ topic, key, value, headers }: OutgoingRecord) {
  const named = Object.entries(headers).map(([name, text]) => [Buffer.from(name), Buffer.from(text)] as const)
  return {
    topic,
    key: Buffer.from(key),
    value: typeof value === 'string' ? Buffer.from(value) : value,
    headers: new Map(named),
  }
}
