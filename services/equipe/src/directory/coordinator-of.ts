import type { Territory } from '@intarsi/contracts'
import type { EquipeTx } from '../schema.ts'
import { listUnavailable } from './list-unavailable.ts'

/**
 * Who coordinates a territory now: the coordinator, or the deputy while the coordinator is away or disabled (then the
 * other one is `deputyId`). Throws when the directory names nobody: nothing can be routed there.
 */
export async function coordinatorOf(
  tx: EquipeTx,
  territory: Territory,
): Promise<{ personId: string; deputyId: string | null }> {
  const office = await tx.trx
    .selectFrom('territory_office')
    .select(['coordinator_id', 'deputy_id'])
    .where('territory_id', '=', territory)
    .executeTakeFirst()
  if (!office) throw new Error(`The directory names no coordinator for ${territory}`)
  const { coordinator_id: coordinator, deputy_id: deputy } = office
  if (!deputy) return { personId: coordinator, deputyId: null }
  const unavailable = await listUnavailable(tx, [coordinator, deputy])
  const deputyActs = unavailable.has(coordinator) && !unavailable.has(deputy)
  return deputyActs
    ? { personId: deputy, deputyId: coordinator }
    : { personId: coordinator, deputyId: deputy }
}
