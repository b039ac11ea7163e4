import type { Clock } from '@intarsi/kernel'
import type { Session, Waker } from '@intarsi/messaging'
import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { Keyring } from '../endpoints/keyring.ts'
import type { SafeClient } from '../outbound/safe-client.ts'
import type { NotificationsSchema } from '../schema.ts'
import type { Lane } from './lane.ts'
import type { DeliveryMetrics } from './metrics.ts'
import type { Outcome } from './outcomes.ts'

export type DispatcherOptions = {
  /** Of the service's database, for the session whose locks say which endpoints are this process's. */
  url: string
  db: Kysely<NotificationsSchema>
  clock: Clock
  keyring: Keyring
  client: Pick<SafeClient, 'send'>
  logger: Logger
  metrics: DeliveryMetrics
  /** Ends an endpoint whose receiver says that it is gone. */
  disable: (endpointId: string, cause: 'gone') => Promise<void>
  random?: () => number
}

/** `holdMs`: for how long the receiver asked that nothing more comes. */
export type Finished = { lane: Lane; outcome: Outcome; gone: boolean; holdMs: number }

/** A dispatcher at work. */
export type Run = DispatcherOptions & {
  waker: Waker
  lanes: Map<string, Lane>
  /** What is done and not written yet. */
  finished: Finished[]
  working: Set<Promise<void>>
  session: Session | null
  refreshAt: number
  pollAt: number
  stopping: boolean
}
