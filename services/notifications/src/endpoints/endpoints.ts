import { problem } from '@intarsi/http'
import type { Tx } from '@intarsi/messaging'
import type { FastifyRequest } from 'fastify'
import type { Updateable } from 'kysely'
import type { NotificationsSchema } from '../schema.ts'
import type { EndpointRow, EndpointTables } from './tables.ts'

type S = NotificationsSchema

/**
 * The endpoint, locked, when the caller may manage it; a 404 else, whoever's it is. Events can be owed to it meanwhile:
 * the feed, which does so under its head's lock, waits for nobody's request.
 */
export async function lockEndpoint(
  tx: Tx<S>,
  request: FastifyRequest,
  endpointId: string,
): Promise<EndpointRow> {
  const row = await tx.trx
    .selectFrom('endpoint')
    .selectAll()
    .where('endpoint_id', '=', endpointId)
    .where('state', '<>', 'deleted')
    .forNoKeyUpdate()
    .executeTakeFirst()
  const answer = request.may('endpoint.manage', { personIds: row ? [row.client_id] : [] })
  if (!row || !answer.allow) throw endpointUnknown()
  return row
}

/** A 403 for an operator: whoever looks after an endpoint must not become the one that its events go to. */
export function refuseOthers({ actor }: FastifyRequest, { client_id }: EndpointRow): void {
  if (actor.personId === client_id) return
  throw problem(403, 'owner-only', 'Only its owner gives an endpoint another address or a new key.')
}

export function endpointUnknown() {
  return problem(404, 'endpoint-unknown', 'You have no endpoint with this id.')
}

/** Changes a locked endpoint and answers it as it is now. */
export async function changeEndpoint(
  tx: Tx<S>,
  endpointId: string,
  change: Updateable<EndpointTables['endpoint']>,
): Promise<EndpointRow> {
  return tx.trx
    .updateTable('endpoint')
    .set((eb) => ({ ...change, version: eb('version', '+', 1), updated_at: tx.now }))
    .where('endpoint_id', '=', endpointId)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Ends what the receiver's `Retry-After` asked for: its owner says that it is ready, or wants to see. */
export async function endHold(tx: Tx<S>, endpointId: string): Promise<void> {
  await tx.trx
    .updateTable('endpoint')
    .set({ held_until: null })
    .where('endpoint_id', '=', endpointId)
    .where('held_until', 'is not', null)
    .execute()
}
