import {
  type Admin,
  type Consumer,
  Kafka,
  type logCreator,
  logLevel,
  type Producer,
  type RequestEvent,
} from 'kafkajs'
import type { Logger } from 'pino'
import type { KafkaTransportOptions } from '../client.ts'
import type { CountRequest } from '../requests.ts'

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

type Listen = (event: string, listener: (event: RequestEvent) => void) => unknown

/** Counts the requests of a client from now on. */
export function countRequests(client: Consumer | Producer | Admin, count: CountRequest): void {
  // Each of the three has its own names of the same event: no call fits all of them.
  const listen = client.on.bind(client) as unknown as Listen
  listen(client.events.REQUEST, ({ payload }) => count(payload.apiName))
}
