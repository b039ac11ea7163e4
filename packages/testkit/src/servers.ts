import { inject } from 'vitest'
import type { KafkaClient } from './setup/config.ts'
import type {} from './setup/provided.ts'

/**
 * The run's Kafka brokers, null when it has none: `describe.skipIf(!kafkaBrokers())`. Only in `.infra` and `.flow`
 * tests. Shared by all files: isolate by topic and group names.
 */
export function kafkaBrokers(): string[] | null {
  return inject('kafka')?.split(',') ?? null
}

/** The library through which this run's suites use Kafka: kafkajs, unless `INTARSI_TEST_KAFKA_CLIENT` says otherwise. */
export function kafkaClient(): KafkaClient {
  return inject('kafkaClient')
}

/** The run's Redis, null when it has none. Shared by all files: isolate by key prefix. */
export function redisUrl(): string | null {
  return inject('redis')
}
