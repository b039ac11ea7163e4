import { problem } from '@intarsi/http'
import { lockReferral, type Referral } from '../referrals/referral.ts'
import { referralNotFound } from '../referrals/run-referral-command.ts'
import type { EquipeTx } from '../schema.ts'
import type { EquipeRow, ObserverRow } from '../teams/tables.ts'

export type FoundObserver = { observer: ObserverRow; equipe: EquipeRow; referral: Referral }

/** Locks the household an observer sees, then reads the observer; a 404 problem when there is none. */
export async function lockObserver(tx: EquipeTx, observerId: string): Promise<FoundObserver> {
  const { equipe_id: equipeId } = await findObserver(tx, observerId)
  const referral = await lockReferral(tx, (await getEquipe(tx, equipeId)).referral_id)
  if (!referral) throw referralNotFound()
  return {
    observer: await findObserver(tx, observerId),
    equipe: await getEquipe(tx, equipeId),
    referral,
  }
}

async function findObserver(tx: EquipeTx, observerId: string): Promise<ObserverRow> {
  const observer = await tx.trx
    .selectFrom('equipe_observer')
    .selectAll()
    .where('observer_id', '=', observerId)
    .executeTakeFirst()
  if (!observer) throw problem(404, 'observer-not-found', 'There is no such observer.')
  return observer
}

export async function getEquipe(tx: EquipeTx, equipeId: string): Promise<EquipeRow> {
  return await tx.trx
    .selectFrom('equipe')
    .selectAll()
    .where('equipe_id', '=', equipeId)
    .executeTakeFirstOrThrow()
}
