import { authorizeHolder } from '@intarsi/http'
import type { FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import type { IntakeSchema } from '../schema.ts'
import { formerHoldings } from './former-holdings.ts'
import { historyOf } from './keep-fact.ts'
import { type ReferralRow, resourceOfReferral } from './load-referral.ts'

/**
 * Asks the right of a route that reads or completes a referral's file. Who prepared the referral or followed the household
 * before hears who does now, and since when (409 `holder-replaced`); else it throws the 403 problem.
 */
export async function authorizeOnReferral(
  db: Kysely<IntakeSchema>,
  request: FastifyRequest,
  row: ReferralRow,
): Promise<void> {
  const { referral_id: referralId, referrer_id: referrerId } = row
  await authorizeHolder(request, resourceOfReferral(row), async (personId) =>
    formerHoldings(referrerId, await historyOf(db, referralId), personId),
  )
}
