import { findPersons, territoriesOf } from '@intarsi/access'
import type { Territory } from '@intarsi/contracts'
import type { Kysely, Transaction } from 'kysely'
import { romeTime } from '../mail/rome-time.ts'
import type { NotificationsSchema } from '../schema.ts'

/**
 * The territories of which each client may read the feed at this moment, by the service's copy of rights: none when
 * the account is closed, has no such role any more, or its body's agreement has ended.
 */
export async function feedTerritoriesOf(
  db: Kysely<NotificationsSchema> | Transaction<NotificationsSchema>,
  now: Date,
  clientIds: readonly string[],
): Promise<ReadonlyMap<string, Territory[]>> {
  const asOf = romeTime(now).day
  const actors = await findPersons(db, clientIds)
  return new Map(
    actors.map((actor) => [actor.personId, territoriesOf({ ...actor, asOf }, 'feed.read')] as const),
  )
}
