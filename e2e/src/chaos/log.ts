import { EVENTS, envelopeSchema, topicsBehind } from '@intarsi/contracts'
import { type Admin, type Consumer, Kafka, type KafkaMessage, logLevel } from 'kafkajs'
import type { Logged } from './facts.ts'
import { SERVICE_NAMES } from './services.ts'

/** The next offset of each partition, by topic. */
export type Ends = ReadonlyMap<string, ReadonlyMap<number, bigint>>

const DEAD_LETTERS = SERVICE_NAMES.map((service) => `intarsi.${service}.dead-letters`)
const KNOWN = new Set([...EVENTS.flatMap(({ topic }) => topicsBehind(topic)), ...DEAD_LETTERS])

const clientOf = (brokers: string[]) =>
  new Kafka({ brokers, clientId: 'chaos-log', logLevel: logLevel.NOTHING, retry: { retries: 10 } })

/** Drops what every topic of intarsi holds, so that a group that begins at the beginning reads only what comes now. */
export function forgetRecords(brokers: string[]): Promise<Ends> {
  return withAdmin(brokers, async (admin) => {
    const ends = await endsOf(admin)
    for (const [topic, partitions] of ends) {
      const held = [...partitions].filter(([, end]) => end > 0n)
      const upTo = held.map(([partition, end]) => ({ partition, offset: String(end) }))
      if (upTo.length > 0) await admin.deleteTopicRecords({ topic, partitions: upTo })
    }
    return ends
  })
}

async function withAdmin<Result>(
  brokers: string[],
  work: (admin: Admin) => Promise<Result>,
): Promise<Result> {
  const admin = clientOf(brokers).admin()
  await admin.connect()
  try {
    return await work(admin)
  } finally {
    await admin.disconnect()
  }
}

async function endsOf(admin: Admin): Promise<Ends> {
  const topics = (await admin.listTopics()).filter((topic) => KNOWN.has(topic))
  const ends = await Promise.all(
    topics.map(async (topic) => {
      const partitions = await admin.fetchTopicOffsets(topic)
      return [topic, new Map(partitions.map(({ partition, high }) => [partition, BigInt(high)]))] as const
    }),
  )
  return new Map(ends)
}

/** Every record between `begin` and now, in the order of its partition. */
export async function readLog(brokers: string[], begin: Ends, group: string): Promise<Logged[]> {
  const ends = await withAdmin(brokers, endsOf)
  const missing = partsOf(begin, ends)
  if (missing.length === 0) return []
  const consumer = clientOf(brokers).consumer({
    groupId: group,
    sessionTimeout: 10_000,
    maxWaitTimeInMs: 100,
  })
  await consumer.connect()
  try {
    return await readParts(consumer, missing)
  } finally {
    await consumer.disconnect()
  }
}

type Part = { topic: string; partition: number; from: bigint; to: bigint }

function partsOf(begin: Ends, ends: Ends): Part[] {
  return [...ends].flatMap(([topic, partitions]) =>
    [...partitions]
      .map(([partition, to]) => ({ topic, partition, from: begin.get(topic)?.get(partition) ?? 0n, to }))
      .filter(({ from, to }) => to > from),
  )
}

async function readParts(consumer: Consumer, parts: readonly Part[]): Promise<Logged[]> {
  const found: Logged[] = []
  const left = new Map(parts.map((part) => [`${part.topic}/${part.partition}`, part]))
  const done = Promise.withResolvers<void>()
  await consumer.subscribe({ topics: [...new Set(parts.map(({ topic }) => topic))], fromBeginning: false })
  await consumer.run({
    autoCommit: false,
    eachMessage: async ({ topic, partition, message }) => {
      const part = left.get(`${topic}/${partition}`)
      if (!part || BigInt(message.offset) < part.from || BigInt(message.offset) >= part.to) return
      found.push(loggedOf(topic, partition, message))
      if (BigInt(message.offset) === part.to - 1n) left.delete(`${topic}/${partition}`)
      if (left.size === 0) done.resolve()
    },
  })
  for (const { topic, partition, from } of parts) consumer.seek({ topic, partition, offset: String(from) })
  consumer.on(consumer.events.CRASH, ({ payload }) => done.reject(payload.error))
  await done.promise
  return found
}

function loggedOf(topic: string, partition: number, { key, value, timestamp }: KafkaMessage): Logged {
  const event = envelopeSchema.safeParse(parsed(value))
  return {
    ...{ topic, partition },
    key: key?.toString() ?? '',
    eventId: event.success ? event.data.id : null,
    sequence: event.success ? Number(event.data.sequence) : 0,
    at: Number(timestamp),
  }
}

function parsed(value: Buffer | null): unknown {
  try {
    return JSON.parse(value?.toString() ?? '')
  } catch {
    return undefined
  }
}
