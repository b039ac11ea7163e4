import { createManualClock, createUuidV7 } from '@intarsi/kernel'
import { redisUrl } from '@intarsi/testkit'
import { Redis } from 'ioredis'
import { pino } from 'pino'
import { afterEach, expect, test } from 'vitest'
import { createHttp, type HttpApp } from './index.ts'

const clock = createManualClock('2026-11-23T08:00:00.000Z')
const newId = createUuidV7(clock)
const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

function connect(): Redis {
  const redis = new Redis(redisUrl() ?? '', { maxRetriesPerRequest: 1, enableOfflineQueue: false })
  redis.on('error', () => undefined)
  closers.push(() => redis.disconnect())
  return redis
}

async function instance(service: string, redis: Redis): Promise<HttpApp> {
  const http = await createHttp({
    service,
    clock,
    newId,
    logger: pino({ level: 'silent' }),
    redis,
    requestsPerMinute: 2,
    authenticate: async () => ({ ok: false, status: 401, code: 'token-required', detail: 'No token.' }),
  })
  http.get('/thing', { config: { action: 'public' } }, () => ({}))
  closers.push(() => http.close())
  return http
}

async function ready(redis: Redis): Promise<Redis> {
  if (redis.status !== 'ready') await new Promise((resolve) => redis.once('ready', resolve))
  return redis
}

const testWithRedis = test.skipIf(!redisUrl())

testWithRedis('instances of a service count a person’s requests together', async () => {
  const service = `test-${newId()}`
  const [one, two] = [
    await instance(service, await ready(connect())),
    await instance(service, await ready(connect())),
  ]
  expect((await one.inject('/thing')).statusCode).toBe(200)
  expect((await two.inject('/thing')).headers['ratelimit-remaining']).toBe('0')
  expect((await one.inject('/thing')).statusCode).toBe(429)
})

testWithRedis('without Redis nobody is limited, and nobody is refused', async () => {
  const redis = await ready(connect())
  const http = await instance(`test-${newId()}`, redis)
  redis.disconnect()
  for (let i = 0; i < 4; i++) expect((await http.inject('/thing')).statusCode).toBe(200)
})
