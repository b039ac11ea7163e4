import type { Clock } from '@intarsi/kernel'
import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { Keyring } from '../endpoints/keyring.ts'
import { openSigners } from '../endpoints/sign.ts'
import type { EndpointRow } from '../endpoints/tables.ts'
import { feedTerritoriesOf } from '../feed/client-rights.ts'
import type { NotificationsSchema } from '../schema.ts'
import type { Target } from './lane.ts'

type Deps = { db: Kysely<NotificationsSchema>; clock: Clock; keyring: Keyring; logger: Logger }

/** Active endpoints that are ours, with their rights and opened keys as of now. */
export async function loadTargets(deps: Deps, isOurs: (endpointId: string) => boolean): Promise<Target[]> {
  const { db, clock } = deps
  const now = clock.now()
  const rows = await db.selectFrom('endpoint').selectAll().where('state', '=', 'active').execute()
  const ours = rows.filter(({ endpoint_id }) => isOurs(endpoint_id))
  const rights = await feedTerritoriesOf(
    db,
    now,
    ours.map(({ client_id }) => client_id),
  )
  return ours.flatMap((row) => {
    const signers = signersOf(deps, row)
    return signers ? [{ ...targetOf(row), territories: rights.get(row.client_id) ?? [], signers }] : []
  })
}

/** Keys sealed with another key of the operator cannot sign: the endpoint waits, and the log says so. */
function signersOf({ keyring, logger }: Deps, row: EndpointRow) {
  try {
    return openSigners(keyring, row.keys)
  } catch (error) {
    const about = { endpointId: row.endpoint_id, error }
    logger.error(about, 'the keys of an endpoint cannot be opened; was INTARSI_SECRETS_KEY changed?')
    return null
  }
}

function targetOf(row: EndpointRow) {
  return {
    endpointId: row.endpoint_id,
    version: row.version,
    url: row.url,
    format: row.format,
    ordered: row.ordered,
    maxInFlight: row.max_in_flight,
    maxPerSecond: row.max_per_second,
    filter: row.filter,
    failingSince: row.failing_since,
    heldUntil: row.held_until,
  }
}
