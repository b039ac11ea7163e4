import type { Logger } from 'pino'
import type { KafkaAdmin } from './admin.ts'
import type { TopicConsumption } from './consumption.ts'
import { type Still, stillAfter } from './still.ts'
import { readPartitionLags } from './topics.ts'

const LOOK_EVERY_MS = 15_000
const LOOKS_UNTIL_STUCK = 4

/**
 * Looks whether the offsets of each partition move while it has something to read: one can stick although heartbeats
 * go on and its neighbours move, and then only a new client helps. Returns what stops the watching.
 */
export function watchProgress(watched: {
  consumption: TopicConsumption
  group: string
  admin: KafkaAdmin
  logger: Logger
  /** How often it looks; a partition found at the same place four times in a row is stuck. Default 15 s. */
  everyMs?: number | undefined
}): () => void {
  const { consumption, group, admin, logger, everyMs = LOOK_EVERY_MS } = watched
  let still: Still = new Map()
  const look = async () => {
    const lags = await admin.use((open) => readPartitionLags(open, group, consumption.topic))
    still = stillAfter(still, { ...consumption.state(), lags })
    const stuck = [...still]
      .filter(([, { looks }]) => looks >= LOOKS_UNTIL_STUCK)
      .map(([partition]) => partition)
    if (stuck.length === 0) return
    still = new Map()
    consumption.rebuild(`no progress on partitions ${stuck.join(', ')}`)
  }
  const timer = setInterval(() => {
    look().catch((error) => logger.warn({ topic: consumption.topic, error }, 'progress not known'))
  }, everyMs)
  timer.unref()
  return () => clearInterval(timer)
}
