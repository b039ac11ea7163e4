import type { KafkaClient, Step } from '@intarsi/messaging'
import type { StartOptions } from '@intarsi/runtime'

/** What an instance needs to start on the databases and groups of one run. */
export type InstanceSettings = {
  brokers: string[]
  client: KafkaClient
  /** Every consumer group's name begins with it. */
  prefix: string
  /** By service. */
  databases: Readonly<Record<string, string>>
  env: Readonly<Record<string, string>>
  jwks: NonNullable<StartOptions<unknown>['jwks']>
  logLevel: string
}

export type StartOrder = { order: 'start'; settings: InstanceSettings }

/** One trouble more; the others stay as they are. */
export type Trouble = {
  /** Dies at this step, at its n-th pass from now on. */
  dieAt?: { step: Step; pass: number }
  handlers?: 'well' | 'slow' | 'failing'
  deliveries?: 'once' | 'twice' | 'late'
  clockMs?: number
}

export const NO_TROUBLE: Trouble = {
  handlers: 'well',
  deliveries: 'once',
  clockMs: 0,
  dieAt: { step: 'relay-read', pass: 0 },
}

export type Order = StartOrder | ({ order: 'trouble' } & Trouble) | { order: 'stop' }

export type Said =
  | { said: 'loaded' }
  /** Of each order, when it holds. */
  | { said: 'taken' }
  | { said: 'stopped' }
  | {
      said: 'started'
      urls: Record<string, string>
      metrics: string[]
      listening: Record<string, string[]>
    }
