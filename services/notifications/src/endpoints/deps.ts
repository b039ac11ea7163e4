import type { Clock, NewId } from '@intarsi/kernel'
import type { UnitOfWork } from '@intarsi/messaging'
import type { Kysely } from 'kysely'
import type { AddressPolicy } from '../outbound/address-policy.ts'
import type { SafeClient } from '../outbound/safe-client.ts'
import type { NotificationsSchema } from '../schema.ts'
import type { Keyring } from './keyring.ts'

export type EndpointDeps = {
  db: Kysely<NotificationsSchema>
  unitOfWork: UnitOfWork<NotificationsSchema>
  clock: Clock
  newId: NewId
  /** Null without INTARSI_SECRETS_KEY: then there are no webhooks, and the routes say so. */
  keyring: Keyring | null
  policy: AddressPolicy
  client: Pick<SafeClient, 'send'>
  /** What an `OPTIONS` handshake says of us: the host of this installation. */
  origin: string
  /** Tells the dispatcher of this process that an endpoint or a delivery changed. */
  changed: () => void
}
