import { authorizeHolder } from '@intarsi/http'
import type { FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import { formerHoldings } from '../referrals/former-holdings.ts'
import { historyOf } from '../referrals/keep-fact.ts'
import { type ReferralRow, resourceOfReferral } from '../referrals/load-referral.ts'
import type { IntakeSchema } from '../schema.ts'

/**
 * Asks the right to complete a form, or to open what is to complete. Who prepared the referral or followed the household
 * before hears who does now, and since when (409 `holder-replaced`); else it throws the 403 problem.
 */
export async function authorizeCompletion(
  db: Kysely<IntakeSchema>,
  request: FastifyRequest,
  row: ReferralRow,
): Promise<void> {
  const { referral_id: referralId, referrer_id: referrerId } = row
  await authorizeHolder(request, resourceOfReferral(row), async (personId) =>
    formerHoldings(referrerId, await historyOf(db, referralId), personId),
  )
}
