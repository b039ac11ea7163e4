import { sql } from 'kysely'
import type { EquipeTx } from '../schema.ts'
import type { Purpose } from './tables.ts'

export type Take = {
  territory: string
  householdId: string
  referralId?: string
  personId: string
  purpose: Purpose
  load: number
  cap: number
  lighter?: { at: Date; weight: number }
}

/** Takes a load if it fits under the cap; false when it does not, whoever took the room meanwhile. One statement. */
export async function takeLoad(tx: EquipeTx, take: Take): Promise<boolean> {
  const { rows } = await sql`
    with taken as (
      insert into person_load as l (person_id, purpose, load)
      select ${take.personId}, ${take.purpose}, ${take.load}::float8
      where ${take.load}::float8 <= ${take.cap}::float8
      on conflict (person_id, purpose) do update set load = l.load + excluded.load
      where l.load + excluded.load <= ${take.cap}::float8
      returning person_id
    )
    ${holdFrom(take, tx.now)}`.execute(tx.trx)
  return rows.length > 0
}

/** Takes a load whatever the cap says: a person decided so, with a reason that is written down. */
export async function imposeLoad(tx: EquipeTx, take: Omit<Take, 'cap'>): Promise<void> {
  await takeLoad(tx, { ...take, cap: Number.POSITIVE_INFINITY })
}

function holdFrom(take: Take, now: Date) {
  return sql`
    insert into load_hold (territory_id, household_id, referral_id, person_id, purpose, weight, taken_at, lighter_at,
      lighter_weight)
    select ${take.territory}, ${take.householdId}::uuid, ${take.referralId ?? null}::uuid, person_id, ${take.purpose},
      ${take.load}::float8, ${now}::timestamptz, ${take.lighter?.at ?? null}::timestamptz,
      ${take.lighter?.weight ?? null}::float8
    from taken
    returning load_hold_id`
}
