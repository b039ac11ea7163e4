import { accessSubscriptions } from '@intarsi/access'
import type { TopicLag } from '@intarsi/messaging'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { watchRights } from './rights.ts'

const logger = pino({ level: 'silent' })

async function secondsWith(lag: () => Promise<TopicLag[]>, service = 'housing') {
  const subscriptions = service === 'equipe' ? [] : accessSubscriptions()
  const rights = await watchRights({ service, subscriptions, transport: { lag, ensureTopics }, logger })
  rights.stop()
  return rights.seconds()
}

const ensureTopics = async () => undefined
const topic = 'intarsi.equipe.people'

test('a copy with nothing left to apply is as old as the last look at the log', async () => {
  expect(await secondsWith(async () => [{ topic, records: 0, seconds: 0 }])).toBeLessThan(1)
})

test('a copy is as old as the oldest change it has not applied', async () => {
  expect(await secondsWith(async () => [{ topic, records: 3, seconds: 75 }])).toBeGreaterThanOrEqual(75)
})

test('nobody knows the age of a copy while the log does not answer, or does not speak of it', async () => {
  expect(await secondsWith(() => Promise.reject(new Error('away')))).toBeNull()
  expect(await secondsWith(async () => [])).toBeNull()
})

test('who owns the rights is never behind, and who keeps a copy must listen', async () => {
  expect(await secondsWith(() => Promise.reject(new Error('not asked')), 'equipe')).toBe(0)
  await expect(
    watchRights({
      service: 'housing',
      subscriptions: [],
      transport: { lag: async () => [], ensureTopics },
      logger,
    }),
  ).rejects.toThrow('accessSubscriptions()')
})
