import { setTimeout as pause } from 'node:timers/promises'
import type { Transport } from '@intarsi/messaging'
import { latencyOf } from '../load/latency.ts'
import type { Job, LatencyFigures } from './job.ts'
import { cpuMsSince, recordOf, textOf, untilReading } from './measuring.ts'

const PER_SECOND = 50
const WARM_UP_RECORDS = 150

/** From when a record was due to its handler, at a low rate that waits for nothing; each is a publication of its own. */
export async function measureLatency(transport: Transport, { topic, seconds }: Job): Promise<LatencyFigures> {
  const taken = new Map<number, number>()
  let read = 0
  await transport.ensureTopics([topic])
  const consumption = await transport.consume({
    ...{ group: topic, topics: [topic] },
    handle: async ({ records }) => {
      const now = performance.now()
      for (const record of records) taken.set(Number(textOf(record)), now)
      read += records.length
    },
  })
  await untilReading(transport, topic, () => read > 0)
  await offer(transport, topic, WARM_UP_RECORDS)
  const before = process.cpuUsage()
  const due = await offer(transport, topic, PER_SECOND * seconds)
  await pause(1_000)
  const cpuMs = cpuMsSince(before)
  await consumption.stop()
  const times = due.map((at) => (taken.get(at) ?? Number.POSITIVE_INFINITY) - at)
  return { ...latencyOf(times), cpuMsPer1000: (cpuMs / due.length) * 1_000 }
}

async function offer(transport: Transport, topic: string, count: number): Promise<number[]> {
  const startedAt = performance.now()
  const due = Array.from({ length: count }, (_, index) => startedAt + (index * 1_000) / PER_SECOND)
  const publications: Promise<void>[] = []
  for (const at of due) {
    await pause(Math.max(0, at - performance.now()))
    publications.push(transport.publish([recordOf(topic, String(at))]))
  }
  await Promise.all(publications)
  return due
}
