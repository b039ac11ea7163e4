import { setTimeout as pause } from 'node:timers/promises'
import { PARTITIONS } from '@intarsi/contracts'
import type { Consumer, EachBatchPayload } from 'kafkajs'
import {
  COMMIT_EVERY_MS,
  HEARTBEATS_PER_SESSION,
  handleBatch,
  LEAVE_DEADLINE_MS,
  type Member,
  REBALANCE_TIMEOUT_MS,
  type Run,
  sessionTimeoutOf,
} from '../consumption.ts'
import { groupIdOf } from '../topics.ts'
import { countRequests, createClient } from './client.ts'
import { recordsOf } from './records.ts'

type Membership = {
  run: Run
  consumer: Consumer
  /** Set when the coordinator no longer takes this member for an owner. */
  lost: unknown
}

/** A consumer of kafkajs. Its heartbeats come from the handler's own progress only. */
export function createKafkajsMember(run: Run): Member {
  const consumer = createConsumer(run)
  return { start: () => start({ run, consumer, lost: undefined }), leave: () => leave(consumer) }
}

function createConsumer({ client, options, topic }: Run): Consumer {
  const sessionTimeout = sessionTimeoutOf(client)
  return createClient(client).consumer({
    groupId: groupIdOf(options.group, topic),
    sessionTimeout,
    heartbeatInterval: sessionTimeout / HEARTBEATS_PER_SESSION,
    rebalanceTimeout: REBALANCE_TIMEOUT_MS,
    maxWaitTimeInMs: 500,
    minBytes: 1,
    maxBytesPerPartition: 1_048_576,
    allowAutoTopicCreation: false,
    retry: { retries: 5, restartOnFailure: async () => false },
  })
}

async function start(membership: Membership) {
  const { run, consumer } = membership
  consumer.on(consumer.events.CRASH, ({ payload }) => run.end(`crash: ${payload.error.name}`))
  consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
    const assigned = payload.memberAssignment[run.topic] ?? []
    Object.assign(run, { joined: true, assigned, settled: new Set() })
    membership.lost = undefined
  })
  consumer.on(consumer.events.REBALANCING, () => run.client.probe?.('consumer-rebalancing'))
  countRequests(consumer, run.client.count)
  await consumer.connect()
  await consumer.subscribe({ topics: [run.topic], fromBeginning: true })
  await consumer.run({
    autoCommit: true,
    autoCommitInterval: COMMIT_EVERY_MS,
    eachBatchAutoResolve: false,
    partitionsConsumedConcurrently: PARTITIONS,
    eachBatch: (payload) => handle(membership, payload),
  })
}

// Only the client's own errors ever reach it, to make it rejoin: a handler's would start it again for ever.
async function handle(membership: Membership, payload: EachBatchPayload): Promise<void> {
  const { run } = membership
  const { topic, partition, messages } = payload.batch
  const control = {
    stale: () => run.stopping || membership.lost !== undefined || !payload.isRunning() || payload.isStale(),
    progress: () => beat(membership, payload),
  }
  const records = recordsOf(topic, partition, messages)
  if (await handleBatch(run, { topic, partition, records }, control))
    payload.resolveOffset(payload.batch.lastOffset())
  if (membership.lost) throw membership.lost
}

async function beat(membership: Membership, { heartbeat }: EachBatchPayload) {
  try {
    await heartbeat()
  } catch (error) {
    membership.lost ??= error
  }
}

async function leave(consumer: Consumer) {
  await Promise.race([
    consumer.disconnect().catch(() => undefined),
    pause(LEAVE_DEADLINE_MS, undefined, { ref: false }),
  ])
}
