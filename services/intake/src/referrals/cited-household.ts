import { type Fault, fault } from '@intarsi/contracts'
import type { Kysely } from 'kysely'
import type { IntakeSchema } from '../schema.ts'

/** `householdId` undefined: a new one. `version`: that of the household's facts after this referral. */
export type Cited = { householdId: string | undefined; version: number; faults: Fault[] }

/**
 * The household of the earlier referral that a form cites: nothing is reopened, a new referral speaks of the same
 * household. A sportello can cite its own referrals only; whether another's number exists is not told.
 * `reads` false: somebody enters it who reads none of the sportello's referrals, and cites none.
 */
export async function citedHousehold(
  db: Kysely<IntakeSchema>,
  number: unknown,
  { sportelloId, reads }: { sportelloId: string; reads: boolean },
): Promise<Cited> {
  if (typeof number !== 'string') return { ...NEW_HOUSEHOLD, faults: [] }
  const row = reads
    ? await db
        .selectFrom('referral')
        .innerJoin('household', 'household.household_id', 'referral.household_id')
        .select(['referral.household_id', 'household.version'])
        .where('number', '=', number.toUpperCase())
        .where('sportello_id', '=', sportelloId)
        .executeTakeFirst()
    : undefined
  if (!row) return { ...NEW_HOUSEHOLD, faults: [UNKNOWN] }
  return { householdId: row.household_id, version: row.version + 1, faults: [] }
}

const NEW_HOUSEHOLD = { householdId: undefined, version: 1 }

const UNKNOWN = fault(
  '/citesReferral',
  'unknown-referral',
  'This sportello has sent no referral with this number.',
)
