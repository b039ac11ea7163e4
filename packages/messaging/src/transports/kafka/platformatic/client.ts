import { type ConnectionOptions, connectionsApiChannel, protocolAPIsById } from '@platformatic/kafka'
import type { SASLOptions } from 'kafkajs'
import type { ClientOptions } from '../client.ts'
import type { CountRequest } from '../requests.ts'

// As long as kafkajs's and Java's clients: whoever is told that a leader moved asks at once.
const METADATA_MAX_AGE_MS = 300_000
const RETRIES = 5
const FIRST_RETRY_MS = 300
const LONGEST_RETRY_MS = 5_000

/** What a connection of ours carries, and the library's diagnostics hand back. */
type Context = { count: CountRequest }

/** What every client of the library is told: where, as whom, and how patiently. */
export function clientOptionsOf(options: ClientOptions) {
  const { brokers, clientId } = options
  return {
    clientId,
    bootstrapBrokers: brokers,
    retries: RETRIES,
    retryDelay: (_: unknown, __: string, attempt: number) =>
      Math.min(FIRST_RETRY_MS * 2 ** (attempt - 1), LONGEST_RETRY_MS),
    metadataMaxAge: METADATA_MAX_AGE_MS,
    autocreateTopics: false,
    ...connectionOptionsOf(options),
  }
}

export function connectionOptionsOf({ ssl, sasl, count }: ClientOptions): ConnectionOptions {
  const context: Context = { count }
  return {
    context,
    connectTimeout: 5_000,
    requestTimeout: 30_000,
    ...(ssl ? { tls: ssl === true ? {} : ssl, tlsServerName: true } : {}),
    ...(sasl ? { sasl: saslOf(sasl) } : {}),
  }
}

const MECHANISMS = {
  plain: 'PLAIN',
  'scram-sha-256': 'SCRAM-SHA-256',
  'scram-sha-512': 'SCRAM-SHA-512',
} as const

function saslOf(sasl: SASLOptions) {
  if (sasl.mechanism === 'aws' || sasl.mechanism === 'oauthbearer')
    throw new Error(`SASL mechanism ${sasl.mechanism} is for kafkajs only`)
  const { mechanism, username, password } = sasl
  return { mechanism: MECHANISMS[mechanism], username, password }
}

connectionsApiChannel.start.subscribe((message) => {
  const { connection, apiKey } = message as { connection: { context?: Partial<Context> }; apiKey: number }
  connection.context?.count?.(protocolAPIsById[apiKey] ?? String(apiKey))
})
