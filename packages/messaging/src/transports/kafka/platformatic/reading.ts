import type { ConnectionPool, Consumer } from '@platformatic/kafka'
import { messageOf } from '../../../backoff.ts'
import { handleBatch, type Run } from '../consumption.ts'
import type { Owned } from './positions.ts'
import { endOf, recordsOf } from './records.ts'

const LONGEST_WAIT_MS = 500
/** While a partition with a batch waiting is left out, its room must not go unseen for long. */
const SHORT_WAIT_MS = 50
const BYTES_PER_PARTITION = 1_048_576
const BYTES_AT_ONCE = 10 * BYTES_PER_PARTITION

export type Reading = {
  run: Run
  consumer: Consumer
  /** A fetch waits at the broker: on connections of its own it holds up no heartbeat and no commit. */
  connections: ConnectionPool
  /** Grows with every change of the group: what began before is stale. */
  generation: number
  owned: Map<number, Owned>
  /** Brokers with a fetch on its way; one at a time for each, as their fetch sessions want it. */
  fetching: Set<number>
  /** Per partition what is being handled, also for an earlier generation. */
  working: Map<number, Promise<void>>
  /** When a handler last said that its work goes on. */
  heardAt: Map<number, number>
}

/** Fetches whatever has room: a partition has one batch in hand and one waiting at most. */
export function read(reading: Reading): void {
  const { generation } = reading
  fetchAll(reading).catch((error) => {
    if (generation === reading.generation) reading.run.end(`cannot read: ${messageOf(error)}`)
  })
}

async function fetchAll(reading: Reading): Promise<void> {
  const { run, consumer, owned, generation } = reading
  if (owned.size === 0) return
  const { topics } = await consumer.metadata({ topics: [run.topic] })
  const topic = topics.get(run.topic)
  if (!topic || generation !== reading.generation) return
  const ready = [...owned.values()].filter(({ waiting }) => waiting.length === 0)
  const byBroker = Map.groupBy(ready, ({ partition }) => topic.partitions[partition]?.leader ?? -1)
  for (const [node, partitions] of byBroker)
    if (!reading.fetching.has(node)) void fetchFrom(reading, { node, topicId: topic.id, partitions })
}

type Answer = Awaited<ReturnType<Consumer['fetch']>>
type Question = { node: number; topicId: string; partitions: Owned[] }

async function fetchFrom(reading: Reading, question: Question): Promise<void> {
  const { generation, fetching } = reading
  fetching.add(question.node)
  try {
    const answer = await ask(reading, question)
    if (generation === reading.generation) take(reading, answer)
  } catch (error) {
    if (generation === reading.generation) return reading.run.end(`cannot read: ${messageOf(error)}`)
  } finally {
    fetching.delete(question.node)
  }
  read(reading)
}

function ask({ consumer, connections, owned }: Reading, { node, topicId, partitions }: Question) {
  const allAsked = [...owned.values()].every(({ waiting }) => waiting.length === 0)
  return consumer.fetch({
    node,
    connectionPool: connections,
    minBytes: 1,
    maxBytes: BYTES_AT_ONCE,
    maxWaitTime: allAsked ? LONGEST_WAIT_MS : SHORT_WAIT_MS,
    topics: [
      {
        topicId,
        partitions: partitions.map(({ partition, next }) => ({
          ...{ partition, fetchOffset: next, partitionMaxBytes: BYTES_PER_PARTITION },
          ...{ currentLeaderEpoch: -1, lastFetchedEpoch: -1 },
        })),
      },
    ],
  })
}

function take(reading: Reading, { responses }: Answer): void {
  for (const { partitionIndex, records } of responses.flatMap(({ partitions }) => partitions)) {
    const own = reading.owned.get(partitionIndex)
    if (!own || !records || endOf(records) <= own.next) continue
    const batch = recordsOf({ topic: reading.run.topic, partition: partitionIndex, from: own.next }, records)
    own.next = endOf(records)
    if (batch.length > 0) own.waiting.push(batch)
    work(reading, own)
  }
}

function work(reading: Reading, own: Owned): void {
  const { working, run } = reading
  if (working.has(own.partition)) return
  const handling = handleWaiting(reading, own)
    .catch((error) => run.end(`crash: ${messageOf(error)}`))
    .finally(() => working.delete(own.partition))
  working.set(own.partition, handling)
}

async function handleWaiting(reading: Reading, own: Owned): Promise<void> {
  const { run, generation, heardAt } = reading
  const { partition } = own
  const stale = () => run.stopping || generation !== reading.generation
  const progress = async () => void heardAt.set(partition, performance.now())
  for (let records = own.waiting.shift(); records && !stale(); records = own.waiting.shift()) {
    if (own.waiting.length === 0) read(reading)
    await progress()
    if (!(await handleBatch(run, { topic: run.topic, partition, records }, { stale, progress }))) return
    own.done = BigInt(records.at(-1)?.offset ?? own.done) + 1n
  }
}
