import { setTimeout as pause } from 'node:timers/promises'
import { PARTITIONS } from '@intarsi/contracts'
import type { Admin } from 'kafkajs'
import type { TopicLag } from '../../transport.ts'
import { partsOf, protocolTypeOf } from './kafkajs/errors.ts'

// A broker that is creating or deleting hundreds of partitions takes them up one after the other.
const NEW_TOPIC_MS = 60_000
const LONGEST_PAUSE_MS = 1_000
const NEW_TOPIC = new Set(['UNKNOWN_TOPIC_OR_PARTITION', 'NOT_LEADER_FOR_PARTITION', 'LEADER_NOT_AVAILABLE'])
const RETENTION_MS = 30 * 24 * 3_600_000
/** Ages, in seconds, between which the age of the oldest unread record is told. */
const AGES = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1_800, 3_600, 21_600, 86_400, 604_800, 2_592_000]

/** One group per service and topic: a rebalance of one topic stops no other. */
export function groupIdOf(group: string, topic: string): string {
  return `${group}.${topic}`
}

export async function ensureTopics(admin: Admin, topics: string[]): Promise<void> {
  const existing = new Set(await admin.listTopics())
  const missing = topics.filter((topic) => !existing.has(topic))
  if (missing.length > 0) await createTopics(admin, missing)
  for (const { name, partitions } of await untilKnown(admin, topics))
    if (partitions.length !== PARTITIONS)
      throw new Error(
        `${name} has ${partitions.length} partitions, not ${PARTITIONS}: the order of its keys is lost`,
      )
  for (const topic of missing) await topicOffsets(admin, topic)
}

async function createTopics(admin: Admin, topics: string[]) {
  const configEntries = [{ name: 'retention.ms', value: String(RETENTION_MS) }]
  const wanted = topics.map((topic) => ({ topic, numPartitions: PARTITIONS, configEntries }))
  try {
    await admin.createTopics({ topics: wanted, waitForLeaders: false, timeout: 30_000 })
  } catch (error) {
    // Another service may have asked for the same topic at the same time.
    if (!partsOf(error).every((part) => protocolTypeOf(part) === 'TOPIC_ALREADY_EXISTS')) throw error
  }
}

// A broker may take a topic and for a moment not know it.
async function untilKnown(admin: Admin, topics: string[]) {
  return whileNew(async () => (await admin.fetchTopicMetadata({ topics })).topics)
}

/** A partition has its leader in the metadata a moment before that leader answers for it. */
async function topicOffsets(admin: Admin, topic: string) {
  return whileNew(() => admin.fetchTopicOffsets(topic))
}

// kafkajs takes the answer for a topic that is not in its metadata yet apart without looking: a TypeError of its own.
function isNew(error: unknown): boolean {
  if (error instanceof TypeError || NEW_TOPIC.has(protocolTypeOf(error) ?? '')) return true
  // The client wraps what it has tried a few times.
  return error instanceof Error && NEW_TOPIC.has(protocolTypeOf(error.cause) ?? '')
}

async function whileNew<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  const deadline = performance.now() + NEW_TOPIC_MS
  for (let pauseMs = 50; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    try {
      return await ask()
    } catch (error) {
      if (!isNew(error) || performance.now() >= deadline) throw error
      await pause(pauseMs)
    }
  }
}

type PartitionLag = { partition: number; next: bigint; unread: bigint }

export async function readPartitionLags(admin: Admin, group: string, topic: string): Promise<PartitionLag[]> {
  const ends = await topicOffsets(admin, topic)
  const [committed] = await admin.fetchOffsets({ groupId: groupIdOf(group, topic), topics: [topic] })
  const next = new Map(committed?.partitions.map(({ partition, offset }) => [partition, BigInt(offset)]))
  return ends.map(({ partition, high, low }) => {
    const from = bigMax(next.get(partition) ?? -1n, BigInt(low))
    return { partition, next: from, unread: bigMax(BigInt(high) - from, 0n) }
  })
}

export async function readTopicLag(admin: Admin, group: string, topic: string): Promise<TopicLag> {
  const lags = await readPartitionLags(admin, group, topic)
  const records = lags.reduce((sum, { unread }) => sum + Number(unread), 0)
  return { topic, records, seconds: records === 0 ? 0 : await readAge(admin, topic, lags) }
}

// The protocol tells no age, only the first offset after a time: a search over ages, in at most four questions.
async function readAge(admin: Admin, topic: string, lags: PartitionLag[]): Promise<number> {
  const now = Date.now()
  let [low, high] = [0, AGES.length]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const since = now - (AGES[middle] ?? 0) * 1_000
    const offsets = await whileNew(() => admin.fetchTopicOffsetsByTimestamp(topic, since))
    if (isOlder(lags, offsets)) low = middle + 1
    else high = middle
  }
  return low === 0 ? 0 : (AGES[low - 1] ?? 0)
}

function isOlder(lags: PartitionLag[], offsets: { partition: number; offset: string }[]): boolean {
  const after = new Map(offsets.map(({ partition, offset }) => [partition, BigInt(offset)]))
  return lags.some(({ partition, next, unread }) => unread > 0n && (after.get(partition) ?? 0n) > next)
}

export async function readTopics(admin: Admin, group: string): Promise<string[]> {
  const { groups } = await admin.listGroups()
  const topics = new Set(await admin.listTopics())
  const prefix = groupIdOf(group, '')
  const named = groups.filter(({ groupId }) => groupId.startsWith(prefix))
  return named.map(({ groupId }) => groupId.slice(prefix.length)).filter((topic) => topics.has(topic))
}

/** Commits where the group, which must have no member, reads on. */
export async function seekTopic(
  admin: Admin,
  { group, topic }: { group: string; topic: string },
  to: Date | 'beginning' | 'end',
): Promise<void> {
  const partitions = await offsetsAt(admin, topic, to)
  await admin.setOffsets({ groupId: groupIdOf(group, topic), topic, partitions })
}

async function offsetsAt(admin: Admin, topic: string, to: Date | 'beginning' | 'end') {
  if (to instanceof Date) return whileNew(() => admin.fetchTopicOffsetsByTimestamp(topic, to.getTime()))
  const ends = await topicOffsets(admin, topic)
  return ends.map(({ partition, high, low }) => ({ partition, offset: to === 'beginning' ? low : high }))
}

function bigMax(one: bigint, other: bigint): bigint {
  return one > other ? one : other
}
