import type { ReferralForm } from '@intarsi/contracts'
import type { Kysely } from 'kysely'
import type { ReferralRow } from '../referrals/load-referral.ts'
import type { IntakeSchema } from '../schema.ts'

/** The form with every change that is still on its way: what the next change is made to. */
export async function latestForm(db: Kysely<IntakeSchema>, row: ReferralRow): Promise<ReferralForm> {
  const pending = await db
    .selectFrom('request')
    .select('form')
    .where('referral_id', '=', row.referral_id)
    .where('form', 'is not', null)
    .where('answered_at', 'is', null)
    .orderBy('version', 'desc')
    .executeTakeFirst()
  return pending?.form ?? row.form
}
