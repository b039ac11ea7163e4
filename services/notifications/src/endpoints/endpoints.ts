import { problem } from '@intarsi/http'
import type { Tx } from '@intarsi/messaging'
import type { FastifyRequest } from 'fastify'
import type { Updateable } from 'kysely'
import type { NotificationsSchema } from '../schema.ts'
import type { EndpointRow, EndpointTables } from './tables.ts'

type S = NotificationsSchema

/** The endpoint, locked, when the caller may manage it; a 404 else, whoever's it is. */
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
    .forUpdate()
    .executeTakeFirst()
  const answer = request.may('endpoint.manage', { personIds: row ? [row.client_id] : [] })
  if (!row || !answer.allow) throw endpointUnknown()
  return row
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
