import { type Action, findPerson, territoriesOf } from '@intarsi/access'
import type { Territory } from '@intarsi/contracts'
import type { Clock } from '@intarsi/kernel'
import type { Kysely, Transaction } from 'kysely'
import { romeTime } from '../mail/rome-time.ts'
import type { NotificationsSchema } from '../schema.ts'

/**
 * The territories of which a client may read the feed at this moment, by the service's copy of rights: none when the
 * account is closed, has no such role any more, or its body's agreement has ended.
 */
export async function feedTerritoriesOf(
  db: Kysely<NotificationsSchema> | Transaction<NotificationsSchema>,
  clock: Clock,
  clientId: string,
): Promise<Territory[]> {
  const action: Action = 'feed.read'
  const actor = await findPerson(db, clientId)
  return actor ? territoriesOf({ ...actor, asOf: romeTime(clock.now()).day }, action) : []
}
