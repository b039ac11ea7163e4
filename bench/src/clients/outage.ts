import { setTimeout as pause } from 'node:timers/promises'
import type { Transport } from '@intarsi/messaging'
import { eventually } from '@intarsi/testkit/setup'
import { type Fate, type Job, type OutageFigures, READING } from './job.ts'
import { recordOf, textOf, untilReading } from './measuring.ts'

/** Each with one publication at a time, tried again until it is taken: as the shards of a relay. */
const LANES = 4
const EVERY_MS = 100
const AGAIN_MS = 250
const DONE_MS = 120_000

/** Publishes and handles at a low rate for a while, in which somebody else spoils the broker. */
export async function measureOutage(transport: Transport, { topic, seconds }: Job): Promise<OutageFigures> {
  const fates: Fate[] = []
  let read = 0
  await transport.ensureTopics([topic])
  const consumption = await transport.consume({
    ...{ group: topic, topics: [topic] },
    handle: async ({ records }) => {
      read += records.length
      for (const record of records) take(fates[Number(textOf(record))])
    },
  })
  await untilReading(transport, topic, () => read > 0)
  console.log(READING)
  const consumingAt = Date.now()
  const until = consumingAt + seconds * 1_000
  await Promise.all(Array.from({ length: LANES }, () => publishUntil(transport, { topic, until, fates })))
  const allHandled = () => fates.every(({ handledAt }) => handledAt !== null)
  await eventually(allHandled, { deadlineMs: DONE_MS }).catch(() => undefined)
  const rebuilds = consumption.rebuilds()
  await consumption.stop()
  return { consumingAt, fates, rebuilds }
}

function take(fate: Fate | undefined): void {
  if (!fate) return
  fate.handledAt ??= Date.now()
  fate.handled++
}

type Publishing = { topic: string; until: number; fates: Fate[] }

async function publishUntil(transport: Transport, { topic, until, fates }: Publishing): Promise<void> {
  while (Date.now() < until) {
    const fate: Fate = { madeAt: Date.now(), acknowledgedAt: null, handledAt: null, handled: 0 }
    const record = recordOf(topic, String(fates.push(fate) - 1))
    while (fate.acknowledgedAt === null) {
      try {
        await transport.publish([record])
        fate.acknowledgedAt = Date.now()
      } catch {
        // Whether it was taken is not known: as a relay does, once more.
        await pause(AGAIN_MS)
      }
    }
    await pause(EVERY_MS)
  }
}
