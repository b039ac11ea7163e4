import { createEmbeddedTransport, createKafkaTransport, type Transport } from '@intarsi/messaging'
import type { Logger } from 'pino'
import { prefixedTransport } from './prefixed-transport.ts'

/** Where a test's own log is; every name in it begins with the prefix. */
export type LogAddress = { prefix: string } & (
  | { kind: 'kafka'; brokers: string[] }
  | { kind: 'embedded'; url: string }
)

// A member that was killed is missed after this; the default of a running installation is ten times as long.
const SESSION_MS = 3_000

/** The log as one process of the test sees it; whoever opened it closes it. */
export function openLog(address: LogAddress, logger: Logger): Transport {
  const transport =
    address.kind === 'kafka'
      ? createKafkaTransport({
          brokers: address.brokers,
          clientId: address.prefix,
          sessionTimeoutMs: SESSION_MS,
          logger,
        })
      : createEmbeddedTransport({ url: address.url, idleSessionMs: SESSION_MS, logger })
  return prefixedTransport(transport, address.prefix)
}
