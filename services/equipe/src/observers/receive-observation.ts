import { observationReceived } from '@intarsi/contracts'
import { problem, problemOf } from '@intarsi/http'
import { listActive } from '../case-managers/case-manager-rows.ts'
import { referralRefOf } from '../referrals/referral.ts'
import type { EquipeTx } from '../schema.ts'
import type { ObservationAnswer, ObservationRow } from '../teams/tables.ts'
import { decideAnswers } from './decide-observer.ts'
import type { FoundObserver } from './observer-rows.ts'

export type Said = {
  answers: ObservationAnswer[]
  words?: string | undefined
  how: 'dictated' | 'link'
  /** Who wrote it down; null: the observer, through a link. */
  by: string | null
}

/** Keeps what an observer said and tells who has to read it: the referent and who follows the household. */
export async function receiveObservation(
  tx: EquipeTx,
  { observer, equipe, referral }: FoundObserver,
  said: Said,
): Promise<ObservationRow> {
  if (observer.state !== 'active' || equipe.dissolved_at)
    throw problem(409, 'observer-not-active', 'This observer is not active.', { state: observer.state })
  const answered = decideAnswers(observer.area, said.answers)
  if (!answered.ok) throw problemOf(answered, 400)
  const row = await tx.trx
    .insertInto('observation')
    .values({
      observer_id: observer.observer_id,
      equipe_id: observer.equipe_id,
      household_id: observer.household_id,
      territory_id: observer.territory_id,
      area: observer.area,
      state: 'received',
      how: said.how,
      answers: JSON.stringify(said.answers),
      words: said.words ?? null,
      received_at: tx.now,
      recorded_by: said.by,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  const managers = (await listActive(tx, referral.householdId)).filter((one) => one.state !== 'proposed')
  const tell = [observer.referent_id, ...managers.map((one) => one.person_id)]
  await tx.announce(observationReceived, referral.householdId, {
    ...referralRefOf(referral),
    picId: equipe.pic_id,
    observationId: row.observation_id,
    area: row.area,
    how: row.how,
    receivedAt: tx.now.toISOString(),
    tell: [...new Set(tell)].filter((person) => person !== said.by),
  })
  return row
}
