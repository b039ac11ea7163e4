import { Partitioners, type Producer } from 'kafkajs'
import type { OutgoingRecord } from '../../transport.ts'
import { type ClientOptions, createClient } from './client.ts'
import { protocolTypeOf } from './errors.ts'

/** Under a broker's default `message.max.bytes` (1,048,588) even when all records go to one partition. */
const BYTES_AT_ONCE = 800_000
/** The client would go on for ever; after this the relay decides, and publishing again is harmless. */
const SEND_DEADLINE_MS = 40_000
const BROKEN = new Set(['OUT_OF_ORDER_SEQUENCE_NUMBER', 'UNKNOWN_PRODUCER_ID', 'INVALID_PRODUCER_EPOCH'])

export type KafkaProducer = { send: (records: OutgoingRecord[]) => Promise<void>; close: () => Promise<void> }

/** One idempotent producer, made anew when its sequence is broken: the client cannot repair that. */
export function createKafkaProducer(options: ClientOptions): KafkaProducer {
  let current: Promise<Producer> | undefined
  const drop = () => {
    const dropped = current
    current = undefined
    dropped?.then((producer) => producer.disconnect()).catch(() => undefined)
  }
  const send = async (records: OutgoingRecord[]) => {
    current ??= connect(options)
    try {
      const producer = await current
      for (const chunk of chunksOf(records)) await withDeadline(producer.sendBatch(batchOf(chunk)))
    } catch (error) {
      if (isBroken(error)) drop()
      throw error
    }
  }
  const close = async () => {
    const producer = await current?.catch(() => undefined)
    await producer?.disconnect()
  }
  return { send, close }
}

async function connect(options: ClientOptions): Promise<Producer> {
  const producer = createClient(options).producer({
    allowAutoTopicCreation: false,
    idempotent: true,
    maxInFlightRequests: 1,
    createPartitioner: Partitioners.DefaultPartitioner,
  })
  options.countRequests(producer)
  await producer.connect()
  return producer
}

function batchOf(records: OutgoingRecord[]) {
  const topicMessages = [...Map.groupBy(records, ({ topic }) => topic)].map(([topic, messages]) => ({
    topic,
    messages,
  }))
  return { acks: -1, topicMessages }
}

/** Cuts the records, in their order, into parts that a broker takes at once. */
export function chunksOf(records: OutgoingRecord[], bytesAtOnce = BYTES_AT_ONCE): OutgoingRecord[][] {
  const chunks: OutgoingRecord[][] = []
  let room = 0
  for (const record of records) {
    const bytes = sizeOf(record)
    if (bytes > room) {
      chunks.push([])
      room = bytesAtOnce
    }
    chunks.at(-1)?.push(record)
    room -= bytes
  }
  return chunks
}

function sizeOf({ key, value, headers }: OutgoingRecord): number {
  const header = Object.entries(headers).reduce(
    (sum, [name, text]) => sum + name.length + Buffer.byteLength(text) + 8,
    0,
  )
  return Buffer.byteLength(key) + Buffer.byteLength(value) + header + 32
}

class SendDeadline extends Error {
  override name = 'SendDeadline'
}

async function withDeadline<Result>(sending: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new SendDeadline(`no answer in ${SEND_DEADLINE_MS} ms`)),
      SEND_DEADLINE_MS,
    )
  })
  sending.catch(() => undefined)
  try {
    return await Promise.race([sending, deadline])
  } finally {
    clearTimeout(timer)
  }
}

// Whatever failed for good has used up its retries: only a protocol error that names another cause leaves the producer usable.
function isBroken(error: unknown): boolean {
  const type = protocolTypeOf(error)
  return type === undefined || BROKEN.has(type)
}
