import type { Logger } from 'pino'
import { messageOf } from '../../backoff.ts'
import type { KafkaAdmin } from './admin.ts'
import type { TopicConsumption } from './consumption.ts'
import { readPartitionLags } from './topics.ts'

const LOOK_EVERY_MS = 15_000
const STRIKES = 3

/**
 * Looks whether offsets move while there is something to read: a partition can stick although heartbeats go on, and
 * then only a new client helps. Returns what stops the watching.
 */
export function watchProgress(watched: {
  consumption: TopicConsumption
  group: string
  admin: KafkaAdmin
  logger: Logger
}): () => void {
  const { consumption, group, admin, logger } = watched
  let strikes = 0
  let seen = ''
  const look = async () => {
    const { assigned, busy, done } = consumption.state()
    const lags = await admin.use((open) => readPartitionLags(open, group, consumption.topic))
    const behind = lags.filter(({ partition, unread }) => unread > 0n && assigned.includes(partition))
    const now = JSON.stringify([done, behind.map(({ partition, next }) => [partition, String(next)])])
    strikes = behind.length > 0 && busy === 0 && now === seen ? strikes + 1 : 0
    seen = now
    if (strikes < STRIKES) return
    strikes = 0
    consumption.rebuild(`no progress on partitions ${behind.map(({ partition }) => partition).join(', ')}`)
  }
  const timer = setInterval(() => {
    look().catch((error) =>
      logger.warn({ topic: consumption.topic, error: messageOf(error) }, 'progress not known'),
    )
  }, LOOK_EVERY_MS)
  timer.unref()
  return () => clearInterval(timer)
}
