import type { ReferralForm } from '@intarsi/contracts'
import type { Kysely } from 'kysely'
import type { ReferralRow } from '../referrals/load-referral.ts'
import type { IntakeSchema } from '../schema.ts'

/** The form with the newest change, still on its way or taken already, in whatever order they are answered: what the next is made to. */
export async function latestForm(db: Kysely<IntakeSchema>, row: ReferralRow): Promise<ReferralForm> {
  const newest = await db
    .selectFrom('request')
    .select('form')
    .where('referral_id', '=', row.referral_id)
    .where('form', 'is not', null)
    .where((eb) => eb.or([eb('outcome', 'is', null), eb('outcome', '!=', 'refused')]))
    .orderBy('version', 'desc')
    .executeTakeFirst()
  return newest?.form ?? row.form
}
