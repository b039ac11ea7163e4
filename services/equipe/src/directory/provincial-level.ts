import type { Territory } from '@intarsi/contracts'
import { latestProfile } from '@intarsi/territories'
import type { EquipeTx } from '../schema.ts'
import { currentChair } from '../tables/current-chair.ts'
import { coordinatorOf } from './coordinator-of.ts'

/**
 * Who hears of what a territory alone does not settle: the coordinator of the territory that leads its province (FC-01), else
 * the chair of its provincial or district table, else (default, ours) its deputy.
 */
export async function provincialLevelOf(tx: EquipeTx, territory: Territory): Promise<string> {
  const { province } = latestProfile(territory)
  if (province) return (await coordinatorOf(tx, province.ledBy)).personId
  const { personId, deputyId } = await coordinatorOf(tx, territory)
  const table = await tx.trx
    .selectFrom('coordination_table')
    .select('table_id')
    .where('territory_id', '=', territory)
    .where('level', '=', 'provincial-district')
    .where('function', 'in', ['take-charge', 'steering'])
    .orderBy('key')
    .executeTakeFirst()
  const chair = table && (await currentChair(tx, table.table_id, tx.now)).personId
  return chair && chair !== personId ? chair : (deputyId ?? personId)
}
