import type { Redis } from 'ioredis'
import type { Logger } from 'pino'

/** A client that never makes a request wait for a Redis that is away. Null without an address. */
export async function connectRedis(url: string | undefined, logger: Logger): Promise<Redis | null> {
  if (!url) return null
  const { Redis } = await import('ioredis')
  const redis = new Redis(url, { maxRetriesPerRequest: 1, enableOfflineQueue: false, connectTimeout: 3000 })
  let away = false
  redis.on('error', (error: Error) => {
    if (!away) logger.warn({ error }, 'Redis does not answer; limits count per process until it does')
    away = true
  })
  redis.on('ready', () => {
    away = false
  })
  return redis
}
