import { type Fault, fault } from '@intarsi/contracts'
import type { Kysely } from 'kysely'
import type { IntakeSchema } from '../schema.ts'

export type Cited =
  | { ok: true; householdId: string | undefined; version: number }
  | { ok: false; fault: Fault }

/**
 * The household of the earlier referral that a form cites: nothing is reopened, a new referral speaks of the same
 * household. A sportello can cite its own referrals only; whether another's number exists is not told.
 * `reads` false: somebody enters it who reads none of the sportello's referrals, and cites none.
 */
export async function citedHousehold(
  db: Kysely<IntakeSchema>,
  number: unknown,
  sportelloId: string | undefined,
  reads: boolean,
): Promise<Cited> {
  if (typeof number !== 'string' || sportelloId === undefined) {
    return { ok: true, householdId: undefined, version: 1 }
  }
  if (!reads) return { ok: false, fault: UNKNOWN }
  const row = await db
    .selectFrom('referral')
    .innerJoin('household', 'household.household_id', 'referral.household_id')
    .select(['referral.household_id', 'household.version'])
    .where('number', '=', number.toUpperCase())
    .where('sportello_id', '=', sportelloId)
    .executeTakeFirst()
  return row
    ? { ok: true, householdId: row.household_id, version: row.version + 1 }
    : { ok: false, fault: UNKNOWN }
}

const UNKNOWN = fault(
  '/citesReferral',
  'unknown-referral',
  'This sportello has sent no referral with this number.',
)
