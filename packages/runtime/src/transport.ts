import { EVENTS } from '@intarsi/contracts'
import { createEmbeddedTransport, type Transport } from '@intarsi/messaging'
import type { Logger } from 'pino'
import type { ServiceEnvironment } from './config.ts'

/** The transport a configuration asks for. */
export function createTransport(env: ServiceEnvironment, logger: Logger): Transport {
  if (env.INTARSI_TRANSPORT === 'kafka') throw new Error('The Kafka transport is not here yet.')
  if (!env.INTARSI_BUS_URL) throw new Error('INTARSI_BUS_URL is missing.')
  return createEmbeddedTransport({ url: env.INTARSI_BUS_URL, logger })
}

/** The topics a service publishes on: they must exist before its relay does. */
export function ownTopics(service: string): string[] {
  const own = EVENTS.filter(
    ({ owner }) => owner === service || (owner === 'public' && service === 'notifications'),
  )
  return [...new Set(own.map(({ topic }) => topic))]
}
