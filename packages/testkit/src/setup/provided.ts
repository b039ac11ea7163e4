import type { KafkaClient } from './config.ts'

/** What the setup found or started once for the whole run, and every test file may ask for with `inject`. */
export type Provided = {
  postgres: {
    url: string
    /** Prefix of every database of this run. */
    run: string
  }
  /** `host:port`, or null when the run has none. */
  kafka: string | null
  kafkaClient: KafkaClient
  redis: string | null
}

declare module 'vitest' {
  interface ProvidedContext extends Provided {}
}
