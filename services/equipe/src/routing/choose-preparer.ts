import { choosePerson } from '../choice/choose-person.ts'
import type { Referral } from '../referrals/referral.ts'
import type { EquipeTx } from '../schema.ts'

export type PersonWish = {
  role: string
  load: number
  excludePersonIds?: string[]
  /** A search that is repeated and finds nobody again is not written down again. */
  quiet?: boolean
}

/** Somebody of a role who reads a referral: its preparer (load 1), or who is asked first (load 0). Null: nobody can. */
export async function personFor(tx: EquipeTx, referral: Referral, wish: PersonWish): Promise<string | null> {
  const choice = await choosePerson(tx, {
    ...wish,
    territory: referral.territory,
    facts: referral.row.facts,
    householdId: referral.householdId,
    referralId: referral.referralId,
    purpose: 'preparer',
  })
  return choice.personId
}
