import { randomUUID } from 'node:crypto'
import type { ConsumedRecord, OutgoingRecord, Transport } from '@intarsi/messaging'
import { eventually } from '@intarsi/testkit/setup'

const BYTES = 1_024
const STARTED_MS = 60_000

/** A record of a kibibyte with the headers that an event has; its value begins with the text. */
export function recordOf(topic: string, text: string, key = randomUUID()): OutgoingRecord {
  const headers = { 'content-type': 'application/cloudevents+json', ce_id: key, ce_specversion: '1.0' }
  return { topic, key, value: text.padEnd(BYTES), headers }
}

export const textOf = ({ value }: ConsumedRecord): string => String(value).trim()

/** Publishes until the reader has got one: from then on all is joined, connected and warm. */
export async function untilReading(
  transport: Transport,
  topic: string,
  hasRead: () => boolean,
): Promise<void> {
  await eventually(
    async () => {
      await transport.publish([recordOf(topic, 'warm')])
      return hasRead()
    },
    { deadlineMs: STARTED_MS },
  )
}

/** Milliseconds of processor time of this process since an earlier look. */
export function cpuMsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

export const memoryMiB = (): number => process.memoryUsage.rss() / 2 ** 20
