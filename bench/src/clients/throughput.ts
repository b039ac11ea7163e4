import type { Transport } from '@intarsi/messaging'
import { eventually } from '@intarsi/testkit/setup'
import type { Job, ThroughputFigures } from './job.ts'
import { cpuMsSince, memoryMiB, recordOf } from './measuring.ts'

const RECORDS = 60_000
const WARM_UP_RECORDS = 10_000
const AT_ONCE = 500
/** Publications under way, as a relay has several shards. */
const LANES = 4

/** Publishes batches as fast as they are taken, and then reads all of them in one group. */
export async function measureThroughput(transport: Transport, { topic }: Job): Promise<ThroughputFigures> {
  await transport.ensureTopics([topic])
  await publish(transport, topic, WARM_UP_RECORDS)
  const beforePublishing = process.cpuUsage()
  const publishing = performance.now()
  await publish(transport, topic, RECORDS)
  const publishSeconds = (performance.now() - publishing) / 1_000
  const publishCpuMs = cpuMsSince(beforePublishing)
  const consumed = await consumeAll(transport, topic)
  return {
    publishedPerSecond: RECORDS / publishSeconds,
    publishCpuMsPer1000: (publishCpuMs / RECORDS) * 1_000,
    ...consumed,
    memoryMiB: memoryMiB(),
  }
}

async function publish(transport: Transport, topic: string, count: number): Promise<void> {
  let left = count / AT_ONCE
  const lane = async () => {
    while (left-- > 0)
      await transport.publish(Array.from({ length: AT_ONCE }, () => recordOf(topic, 'throughput')))
  }
  await Promise.all(Array.from({ length: LANES }, lane))
}

/** From the first batch to the last. */
async function consumeAll(transport: Transport, topic: string) {
  let [first, last, read] = [0, 0, 0]
  let before = process.cpuUsage()
  const consumption = await transport.consume({
    ...{ group: topic, topics: [topic] },
    handle: async ({ records }) => {
      if (read === 0) {
        first = performance.now()
        before = process.cpuUsage()
      }
      read += records.length
      last = performance.now()
    },
  })
  const all = RECORDS + WARM_UP_RECORDS
  await eventually(() => read >= all, { deadlineMs: 120_000 })
  const cpuMs = cpuMsSince(before)
  await consumption.stop()
  return { consumedPerSecond: all / ((last - first) / 1_000), consumeCpuMsPer1000: (cpuMs / all) * 1_000 }
}
