import type { Area } from '@intarsi/contracts'
import { problem } from '@intarsi/http'
import type { EquipeTx } from '../schema.ts'
import type { EquipeRow } from '../teams/tables.ts'

export type NewObserver = { role: string; area: Area; name: string; contact: string; referentId: string }

/** Somebody who sees the household often and tells a member of the équipe what they see; reads nothing. */
export async function inviteObserver(tx: EquipeTx, equipe: EquipeRow, observer: NewObserver): Promise<void> {
  if (equipe.state === 'dissolved') throw problem(409, 'equipe-dissolved', 'This équipe is dissolved.')
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
