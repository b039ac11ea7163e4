import type { KafkaConfig, SASLOptions } from 'kafkajs'
import type { Logger } from 'pino'
import type { Registry } from 'prom-client'
import type { Probe } from '../../probe.ts'
import type { CountRequest } from './requests.ts'

/** The libraries that can publish and consume; see ADR 8 for what tells them apart. */
export const KAFKA_CLIENTS = ['kafkajs', 'platformatic'] as const

export type KafkaClient = (typeof KAFKA_CLIENTS)[number]

export type KafkaTransportOptions = {
  brokers: string[]
  clientId: string
  /** The library that publishes and consumes; default kafkajs. Both may be in one group, and put a key on one partition. */
  client?: KafkaClient
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
export type ClientOptions = KafkaTransportOptions & { count: CountRequest }
