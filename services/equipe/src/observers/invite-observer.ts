import type { Area } from '@intarsi/contracts'
import { problem } from '@intarsi/http'
import type { EquipeTx } from '../schema.ts'
import type { EquipeRow } from '../teams/tables.ts'

export type NewObserver = {
  role: string
  area: Area
  name: string
  contact: string
  referentId: string
  /** Body ids and role codes with which the household wants nothing shared; `observer` means every one of them. */
  sharingLimits: readonly string[]
}

/**
 * Somebody who sees the household often and tells a member of the équipe what they see; reads nothing. 409 where the
 * household wants none (row 7 of the scheda): being asked tells a teacher that a service follows it.
 */
export async function inviteObserver(tx: EquipeTx, equipe: EquipeRow, observer: NewObserver): Promise<void> {
  if (equipe.state === 'dissolved') throw problem(409, 'equipe-dissolved', 'This équipe is dissolved.')
  if (observer.sharingLimits.some((limit) => limit === 'observer' || limit === observer.role))
    throw problem(409, 'sharing-limit', 'The household wants nothing shared with observers.')
  const referent = await tx.trx
    .selectFrom('equipe_seat')
    .select('seat_id')
    .where('equipe_id', '=', equipe.equipe_id)
    .where('person_id', '=', observer.referentId)
    .where('state', '!=', 'ended')
    .executeTakeFirst()
  if (!referent)
    throw problem(409, 'referent-not-member', 'The referent of an observer is a member of the équipe.')
  await tx.trx
    .insertInto('equipe_observer')
    .values({
      equipe_id: equipe.equipe_id,
      household_id: equipe.household_id,
      territory_id: equipe.territory_id,
      role: observer.role,
      area: observer.area,
      name: observer.name,
      contact: observer.contact,
      state: 'invited',
      referent_id: observer.referentId,
      invited_at: tx.now,
      activated_at: null,
      ended_at: null,
    })
    .execute()
}
