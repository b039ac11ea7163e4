import { endpointDisabled } from '@intarsi/contracts'
import type { NewId } from '@intarsi/kernel'
import type { Tx } from '@intarsi/messaging'
import { tell } from '../inbox/tell.ts'
import { holdersOf } from '../recipients/holders-of.ts'
import { type NoticeKind, type NoticeParams, toPersons } from '../recipients/notice.ts'
import type { NotificationsSchema } from '../schema.ts'
import { changeEndpoint } from './endpoints.ts'
import type { EndpointRow } from './tables.ts'

type S = NotificationsSchema

/** Ends an active endpoint and tells its owner and the operators; what it is owed waits for it to be verified again. */
export async function disableEndpoint(
  tx: Tx<S>,
  endpointId: string,
  { cause, newId }: { cause: 'failing' | 'gone'; newId: NewId },
): Promise<boolean> {
  await tx.lock('notifications.endpoints', endpointId)
  const row = await tx.trx
    .selectFrom('endpoint')
    .selectAll()
    .where('endpoint_id', '=', endpointId)
    .where('state', '=', 'active')
    .forUpdate()
    .executeTakeFirst()
  if (!row) return false
  await changeEndpoint(tx, endpointId, { state: 'disabled', disabled_reason: cause, disabled_at: tx.now })
  await tx.announce(endpointDisabled, endpointId, {
    endpointId,
    clientId: row.client_id,
    cause,
    failingSince: row.failing_since?.toISOString() ?? null,
    disabledAt: tx.now.toISOString(),
  })
  await tellOwner(tx, row, { kind: 'endpoint-disabled', params: { cause }, newId })
  return true
}

type Telling = { kind: NoticeKind; params: NoticeParams; newId: NewId }

/** A notice for who owns the endpoint and for operators; its address is told by host alone. */
export async function tellOwner(
  tx: Tx<S>,
  row: EndpointRow,
  { kind, params, newId }: Telling,
): Promise<void> {
  const told = [row.client_id, ...(await holdersOf(tx, ['operator'], null))]
  const about = { endpointId: row.endpoint_id, host: new URL(row.url).host, ...params }
  const event = { id: newId(), time: tx.now.toISOString(), data: {} }
  await tell(
    tx,
    event as Parameters<typeof tell>[1],
    toPersons(told, { kind, params: about, atOnce: true }),
    newId,
  )
}
