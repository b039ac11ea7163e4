import { createEmbeddedTransport, createKafkaTransport, type Transport } from '@intarsi/messaging'
import { pino } from 'pino'
import type { Store } from './store/with-store.ts'
import { readTransportConfig, type TransportConfig } from './transport-config.ts'

/** Opens the log that the services use, for the time of the work. */
export async function withTransport<Result>(
  store: Store,
  work: (transport: Transport) => Promise<Result>,
): Promise<Result> {
  const transport = openTransport(readTransportConfig(), store)
  try {
    return await work(transport)
  } finally {
    await transport.close()
  }
}

function openTransport(config: TransportConfig, { databases }: Store): Transport {
  const logger = pino({ level: 'error' }, pino.destination(2))
  if (config.INTARSI_TRANSPORT === 'kafka') {
    const { brokers, INTARSI_KAFKA_SSL: ssl } = config
    return createKafkaTransport({ brokers, clientId: 'intarsi-cli', ssl, ...saslOf(config), logger })
  }
  const bus = databases.find(({ service }) => service === 'bus')
  if (!bus) throw new Error('there is no database of the log')
  return createEmbeddedTransport({ url: bus.url, logger })
}

function saslOf(config: TransportConfig) {
  const { INTARSI_KAFKA_SASL_MECHANISM: mechanism } = config
  const { INTARSI_KAFKA_USERNAME: username, INTARSI_KAFKA_PASSWORD: password } = config
  // The client's types tell the mechanisms apart, so each is written out.
  if (mechanism === 'plain') return { sasl: { mechanism, username, password } as const }
  if (mechanism === 'scram-sha-256') return { sasl: { mechanism, username, password } as const }
  if (mechanism === 'scram-sha-512') return { sasl: { mechanism, username, password } as const }
  return {}
}
