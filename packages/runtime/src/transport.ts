import { EVENTS, topicsBehind } from '@intarsi/contracts'
import { createEmbeddedTransport, createKafkaTransport, type Transport } from '@intarsi/messaging'
import type { Logger } from 'pino'
import type { Registry } from 'prom-client'
import type { ServiceEnvironment } from './config.ts'

/** The transport a configuration asks for; a Kafka broker's logs name it by `clientId`. */
export function createTransport(
  env: ServiceEnvironment,
  logger: Logger,
  { clientId = 'intarsi', metrics }: { clientId?: string; metrics?: Registry } = {},
): Transport {
  if (env.INTARSI_TRANSPORT === 'kafka') {
    const { INTARSI_KAFKA_BROKERS: brokers = [], INTARSI_KAFKA_CLIENT: client, INTARSI_KAFKA_SSL: ssl } = env
    return createKafkaTransport({
      ...{ brokers, client, clientId, ssl, ...saslOf(env), logger },
      ...(metrics ? { metrics } : {}),
    })
  }
  if (!env.INTARSI_BUS_URL) throw new Error('The embedded transport needs INTARSI_BUS_URL.')
  return createEmbeddedTransport({ url: env.INTARSI_BUS_URL, logger })
}

function saslOf(env: ServiceEnvironment) {
  const { INTARSI_KAFKA_SASL_MECHANISM: mechanism } = env
  const { INTARSI_KAFKA_USERNAME: username = '', INTARSI_KAFKA_PASSWORD: password = '' } = env
  // The client's types tell the mechanisms apart, so each is written out.
  if (mechanism === 'plain') return { sasl: { mechanism, username, password } as const }
  if (mechanism === 'scram-sha-256') return { sasl: { mechanism, username, password } as const }
  if (mechanism === 'scram-sha-512') return { sasl: { mechanism, username, password } as const }
  return {}
}

/** The topics a service publishes on: they must exist before its relay does. */
export function ownTopics(service: string): string[] {
  const own = EVENTS.filter(
    ({ owner }) => owner === service || (owner === 'public' && service === 'notifications'),
  )
  return [...new Set(own.flatMap(({ topic }) => topicsBehind(topic)))]
}
