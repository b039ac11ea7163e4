import type { BatchControl, ConsumedRecord, ConsumeOptions, RecordBatch, Transport } from '@intarsi/messaging'
import { expect, test } from 'vitest'
import { createTrouble } from './trouble.ts'

const control: BatchControl = { stale: () => false, progress: async () => undefined }

/** Hands over the handler that a consumer of this log would have. */
function subscribed(trouble: ReturnType<typeof createTrouble>) {
  const seen: string[] = []
  let handle: ConsumeOptions['handle'] | undefined
  const log = {
    consume: async (options: ConsumeOptions) => {
      handle = options.handle
      return { stop: async () => undefined, healthy: () => true, rebuilds: () => 0 }
    },
  } as unknown as Transport
  trouble.deliveries(log).consume({
    group: 'equipe',
    topics: ['t'],
    handle: async ({ records }) => {
      seen.push(records.map(({ key, offset }) => `${key}${offset}`).join(' '))
    },
  })
  return { seen, deliver: (...records: string[]) => handle?.(batchOf(records), control) }
}

function batchOf(records: readonly string[]): RecordBatch {
  const consumed = records.map(
    (record): ConsumedRecord => ({
      ...{ topic: 't', partition: 0, value: null, headers: {}, publishedAt: new Date(0) },
      ...{ key: record.slice(0, 1), offset: record.slice(1) },
    }),
  )
  return { topic: 't', partition: 0, redelivery: false, records: consumed }
}

test('a batch comes once, twice, or again after a newer one, and each household in its order', async () => {
  const trouble = createTrouble()
  const { seen, deliver } = subscribed(trouble)
  await deliver('a1')
  trouble.make({ deliveries: 'twice' })
  await deliver('a2', 'b3')
  trouble.make({ deliveries: 'late' })
  await deliver('a4', 'b5', 'a6')
  expect(seen).toEqual(['a1', 'a2 b3', 'a2 b3', 'b5 a4 a6', 'a2 b3'])
})

test('a clock goes as far forward or back as it is told', () => {
  const trouble = createTrouble()
  trouble.make({ clockMs: -3_600_000 })
  const behind = Date.now() - trouble.clock.now().getTime()
  expect(behind).toBeGreaterThan(3_599_000)
  expect(behind).toBeLessThanOrEqual(3_600_000)
})
