import { homedir } from 'node:os'
import { join } from 'node:path'

/** What a test run takes from its environment; each address given wins over what could be started here. */
export type TestConfig = {
  postgres: string | undefined
  kafka: string | undefined
  /** The library through which Kafka's suites publish and consume; what tells the two apart runs with both. */
  kafkaClient: KafkaClient
  redis: string | undefined
  /** Path of a Chromium to drive. */
  chromium: string | undefined
  /** Holds `libs` with Kafka's jars; made by `scripts/kafka.ts`. */
  kafkaHome: string
  /** With `all`, what cannot run fails. */
  requireAll: boolean
}

export type KafkaClient = 'kafkajs' | 'platformatic'

export const KAFKA_VERSION = '4.1.1'

export function readTestConfig(env: NodeJS.ProcessEnv = process.env): TestConfig {
  const cache = env.XDG_CACHE_HOME || join(homedir(), '.cache')
  return {
    postgres: env.INTARSI_TEST_PG || undefined,
    kafka: env.INTARSI_TEST_KAFKA || undefined,
    kafkaClient: env.INTARSI_TEST_KAFKA_CLIENT === 'platformatic' ? 'platformatic' : 'kafkajs',
    redis: env.INTARSI_TEST_REDIS || undefined,
    chromium: env.INTARSI_TEST_CHROMIUM || undefined,
    kafkaHome: env.INTARSI_KAFKA_HOME || join(cache, 'intarsi', `kafka-${KAFKA_VERSION}`),
    requireAll: env.INTARSI_TEST_REQUIRE === 'all',
  }
}
