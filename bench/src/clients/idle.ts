import { setTimeout as pause } from 'node:timers/promises'
import type { Transport } from '@intarsi/messaging'
import type { IdleFigures, Job } from './job.ts'
import { cpuMsSince, memoryMiB, untilReading } from './measuring.ts'

/** As many as a service of intarsi listens to. */
const TOPICS = 5

/** A service that listens and has nothing to do. */
export async function measureIdle(transport: Transport, { topic, seconds }: Job): Promise<IdleFigures> {
  const topics = Array.from({ length: TOPICS }, (_, index) => `${topic}.${index}`)
  const read = new Set<string>()
  await transport.ensureTopics(topics)
  const consumption = await transport.consume({
    ...{ group: topic, topics },
    handle: async (batch) => void read.add(batch.topic),
  })
  for (const each of topics) await untilReading(transport, each, () => read.has(each))
  await pause(2_000)
  const before = process.cpuUsage()
  const startedAt = performance.now()
  await pause(seconds * 1_000)
  const cpuMs = cpuMsSince(before)
  const figures = {
    cpuMsPerSecond: cpuMs / ((performance.now() - startedAt) / 1_000),
    memoryMiB: memoryMiB(),
  }
  await consumption.stop()
  return figures
}
