import { Kafka, type KafkaConfig, type logCreator, logLevel, type SASLOptions } from 'kafkajs'
import type { Logger } from 'pino'
import type { Registry } from 'prom-client'
import type { Probe } from '../../probe.ts'
import type { CountRequests } from './requests.ts'

export type KafkaTransportOptions = {
  brokers: string[]
  clientId: string
  ssl?: KafkaConfig['ssl']
  sasl?: SASLOptions
  logger: Logger
  /** How long a dead member keeps its partitions; default 30 s. A handler must take less than a third of it. */
  sessionTimeoutMs?: number
  /** How often a consumer's progress is looked at; default 15 s. */
  progressEveryMs?: number
  probe?: Probe
  /** Where requests to the brokers are counted. */
  metrics?: Registry
}

/** The options with what every client of one transport shares. */
export type ClientOptions = KafkaTransportOptions & { countRequests: CountRequests }

/** A client with its own connections: a consumer or producer that broke is thrown away with its client. */
export function createClient({ brokers, clientId, ssl, sasl, logger }: KafkaTransportOptions): Kafka {
  return new Kafka({
    brokers,
    clientId,
    ...(ssl === undefined ? {} : { ssl }),
    ...(sasl === undefined ? {} : { sasl }),
    connectionTimeout: 5_000,
    requestTimeout: 30_000,
    logLevel: logLevel.WARN,
    logCreator: logTo(logger),
  })
}

// The client logs as an error what it then retries: it is a warning here, and ids and names only.
function logTo(logger: Logger): logCreator {
  return () =>
    ({ namespace, log }) => {
      const { message, error, groupId, topic, partition, retryCount } = log
      logger.warn({ kafka: namespace, reason: error, groupId, topic, partition, retryCount }, message)
    }
}
