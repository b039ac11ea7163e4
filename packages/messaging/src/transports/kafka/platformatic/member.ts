import { setTimeout as pause } from 'node:timers/promises'
import { ConnectionPool, Consumer } from '@platformatic/kafka'
import { messageOf } from '../../../backoff.ts'
import {
  COMMIT_EVERY_MS,
  HEARTBEATS_PER_SESSION,
  LEAVE_DEADLINE_MS,
  type Member,
  REBALANCE_TIMEOUT_MS,
  type Run,
  sessionTimeoutOf,
} from '../consumption.ts'
import { groupIdOf } from '../topics.ts'
import { clientOptionsOf, connectionOptionsOf } from './client.ts'
import { commitHandled, positionsOf } from './positions.ts'
import { type Reading, read } from './reading.ts'

/**
 * A consumer of @platformatic/kafka, by its calls for joining, fetching and committing. Its stream is not used: a
 * fetch that is answered after the member joined anew moves the stream's place past what the group has committed.
 */
export function createPlatformaticMember(run: Run): Member {
  const consumer = createConsumer(run)
  const { instanceId } = consumer
  const reading: Reading = {
    ...{ run, consumer, generation: 0, owned: new Map(), fetching: new Set() },
    ...{ working: new Map(), heardAt: new Map() },
    connections: new ConnectionPool(run.client.clientId, {
      ...connectionOptionsOf(run.client),
      ownerId: instanceId,
    }),
  }
  const timers = [
    setInterval(() => keepCommitting(reading), COMMIT_EVERY_MS),
    setInterval(() => endIfSilent(reading), sessionTimeoutOf(run.client) / HEARTBEATS_PER_SESSION),
  ]
  return {
    start: () => start(reading),
    leave: () => {
      for (const timer of timers) clearInterval(timer)
      return leave(reading)
    },
  }
}

function createConsumer({ client, options, topic }: Run): Consumer {
  const sessionTimeout = sessionTimeoutOf(client)
  return new Consumer({
    ...clientOptionsOf(client),
    groupId: groupIdOf(options.group, topic),
    sessionTimeout,
    heartbeatInterval: sessionTimeout / HEARTBEATS_PER_SESSION,
    rebalanceTimeout: REBALANCE_TIMEOUT_MS,
    // A member that joins is answered when all others have joined again.
    requestTimeout: REBALANCE_TIMEOUT_MS + 5_000,
    // The name under which kafkajs deals partitions out in turn: members of both libraries may be in one group.
    protocols: [{ name: 'RoundRobinAssigner', version: 0 }],
  })
}

async function start(reading: Reading): Promise<void> {
  const { run, consumer } = reading
  consumer.on('consumer:group:rebalance', () => {
    disown(reading)
    run.client.probe?.('consumer-rebalancing')
  })
  consumer.on('consumer:group:join', ({ assignments }) => {
    const mine = assignments?.find(({ topic }) => topic === run.topic)
    void begin(reading, mine?.partitions ?? [])
  })
  consumer.on('consumer:heartbeat:stalled', () => run.end('no heartbeat was answered'))
  consumer.on('error', (error: Error) => run.end(`crash: ${messageOf(error)}`))
  consumer.topics.track(run.topic)
  await consumer.joinGroup({})
}

/** What is in hand or fetched belongs to nobody any more: it is not committed, and not gone on with. */
function disown(reading: Reading): void {
  reading.generation++
  reading.owned = new Map()
}

/** Reads on where the group stands, when all that was begun before is finished. */
async function begin(reading: Reading, partitions: number[]): Promise<void> {
  const { run, consumer } = reading
  disown(reading)
  const { generation } = reading
  try {
    await Promise.all(reading.working.values())
    if (generation !== reading.generation) return
    Object.assign(run, { joined: true, assigned: partitions, settled: new Set() })
    const owned = await positionsOf(consumer, run.topic, partitions)
    if (generation !== reading.generation) return
    reading.owned = owned
    read(reading)
  } catch (error) {
    if (generation === reading.generation) run.end(`no positions: ${messageOf(error)}`)
  }
}

function keepCommitting({ run, consumer, owned }: Reading): void {
  commitHandled(consumer, run.topic, owned).catch((error) =>
    run.client.logger.warn({ topic: run.topic, error }, 'positions not committed'),
  )
}

// The library's heartbeats go on beside a stuck handler; a member that says nothing must be dead for its group.
function endIfSilent(reading: Reading): void {
  if (isSilent(reading)) reading.run.end('a handler says nothing')
}

function isSilent({ run, heardAt }: Reading): boolean {
  const since = performance.now() - sessionTimeoutOf(run.client)
  return [...run.busy].some((partition) => (heardAt.get(partition) ?? since) < since)
}

/** Finishes what is in hand, commits when asked to stop, and leaves. Who would wait for a silent handler leaves first. */
async function leave(reading: Reading): Promise<void> {
  const { run, consumer, connections, owned } = reading
  const deadline = pause(LEAVE_DEADLINE_MS, undefined, { ref: false })
  const silent = isSilent(reading)
  reading.generation++
  const finished = Promise.all(reading.working.values())
  if (!silent) await Promise.race([finished, deadline])
  const goodbye = async () => {
    // Who is replaced may be so because nobody answers: what it would commit is due every second anyway.
    if (run.stopping) await commitHandled(consumer, run.topic, owned)
    await consumer.close(true)
  }
  await Promise.race([goodbye().catch(() => undefined), deadline])
  await Promise.race([connections.close().catch(() => undefined), deadline])
  if (!run.stopping) await finished
}
