import { Redis } from 'ioredis'
import { Kafka, logLevel } from 'kafkajs'
import { expect, test } from 'vitest'
import { kafkaBrokers, redisUrl } from './index.ts'

test.skipIf(!kafkaBrokers())(
  'the broker of the run answers and makes no topic that was not asked for',
  async () => {
    const admin = new Kafka({ brokers: kafkaBrokers() ?? [], logLevel: logLevel.NOTHING }).admin()
    await admin.connect()
    try {
      await admin.listTopics()
      await expect(admin.fetchTopicMetadata({ topics: ['nobody-made-this'] })).rejects.toThrow(
        'does not host',
      )
    } finally {
      await admin.disconnect()
    }
  },
)

test.skipIf(!redisUrl())('the Redis of the run answers', async () => {
  const redis = new Redis(redisUrl() ?? '')
  expect(await redis.ping()).toBe('PONG')
  await redis.quit()
})
