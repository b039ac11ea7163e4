import type { TestProject } from 'vitest/node'
import { readTestConfig } from './config.ts'
import { findKafka } from './find-kafka.ts'
import { findRedis } from './find-redis.ts'
import type { Found, NotFound } from './found.ts'
import { setup as setupPostgres } from './postgres.ts'

/** Vitest's global setup of the suites that need Kafka and Redis too; says what is missing, or fails when it must be there. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const config = readTestConfig()
  const teardowns = [await setupPostgres(project)]
  const teardown = async () => {
    for (const each of teardowns.reverse()) await each()
  }
  project.provide('kafkaClient', config.kafkaClient)
  try {
    for (const [name, find] of [['kafka', findKafka] as const, ['redis', findRedis] as const]) {
      const found = await find(config)
      project.provide(name, found.address)
      if (found.address === null) complain({ name, found, required: config.requireAll })
      else teardowns.push(found.stop)
    }
    return teardown
  } catch (error) {
    await teardown()
    throw error
  }
}

function complain({
  name,
  found,
  required,
}: {
  name: string
  found: Found | NotFound
  required: boolean
}): void {
  const message = `no ${name}: ${found.address === null ? found.why : ''}`
  if (required) throw new Error(message)
  console.warn(`${message}; what needs it is not run`)
}
