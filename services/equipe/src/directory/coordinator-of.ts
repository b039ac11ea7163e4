import type { Territory } from '@intarsi/contracts'
import { sql } from 'kysely'
import { romeDay } from '../rome-time.ts'
import type { EquipeTx } from '../schema.ts'
import { isAway } from './is-away.ts'

/**
 * Who coordinates a territory now: the coordinator, or the deputy while the coordinator is away or disabled (then the
 * other one is `deputyId`). Throws when the directory names nobody: nothing can be routed there.
 */
export async function coordinatorOf(
  tx: EquipeTx,
  territory: Territory,
): Promise<{ personId: string; deputyId: string | null }> {
  const day = romeDay(tx.now)
  const { rows } = await sql<{ coordinator: string; deputy: string | null; deputyActs: boolean }>`
    select coordinator_id as coordinator, deputy_id as deputy,
      not ${canAct('coordinator_id', day)} and ${canAct('deputy_id', day)} as "deputyActs"
    from territory_office where territory_id = ${territory}`.execute(tx.trx)
  const [office] = rows
  if (!office) throw new Error(`The directory names no coordinator for ${territory}`)
  const { coordinator, deputy, deputyActs } = office
  return deputyActs && deputy
    ? { personId: deputy, deputyId: coordinator }
    : { personId: coordinator, deputyId: deputy }
}

function canAct(column: 'coordinator_id' | 'deputy_id', day: string) {
  return sql<boolean>`exists (select from person p where p.person_id = territory_office.${sql.ref(column)} and p.active
    and not ${isAway('p.person_id', day)})`
}
