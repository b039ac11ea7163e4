import type { AccessAnswer, Action, Resource } from '@intarsi/access'
import type { Kysely } from 'kysely'
import type { EquipeSchema } from '../schema.ts'
import { toReferral } from './referral.ts'
import { resourcesOf } from './resource-of.ts'
import type { ReferralRow } from './tables.ts'

/** Whether the person who asks may do something: the request's own `may`. */
export type May = (action: Action, resource: Resource) => AccessAnswer

/** Those of the referrals whose file the person who asks may open: a table reads of the others what is on its list. */
export async function listReadable(
  db: Kysely<EquipeSchema>,
  rows: readonly ReferralRow[],
  may: May,
): Promise<ReadonlySet<string>> {
  if (rows.length === 0) return new Set()
  const referrals = rows.map(toReferral)
  const resource = await resourcesOf({ trx: db }, referrals)
  const readable = referrals.filter((one) => may('referral.read-file', resource(one)).allow)
  return new Set(readable.map(({ referralId }) => referralId))
}
