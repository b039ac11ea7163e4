import type { Territory } from '@intarsi/contracts'
import type { Action } from './actions.ts'
import type { Actor } from './decide.ts'
import type { AnyDatabase } from './own-tables.ts'
import { ownTables } from './own-tables.ts'

export type ReadOfIdentity = {
  actor: Pick<Actor, 'personId'>
  action: Action
  /** What was read: `household`, `referral`, `attachment`, `labels` … and its id (or the number of several). */
  subjectKind: string
  subjectId: string
  /** The reason given, where one is asked for (restricted details). */
  purpose?: string
  at: Date
  correlationId: string
} & (OfHousehold | OfSeveral)

type OfHousehold = { householdId: string; territory: Territory }
/** Of no household, or of several in one reading: those may be in several territories. */
type OfSeveral = { householdId?: undefined; territory: Territory | null }

/**
 * Records that somebody was shown who a household is. Write it before the answer leaves, in the transaction that
 * reads: no row, no answer.
 */
export async function recordRead(db: AnyDatabase, read: ReadOfIdentity): Promise<void> {
  await ownTables(db)
    .insertInto('access_audit')
    .values({
      occurred_at: read.at,
      actor_id: read.actor.personId,
      action: read.action,
      territory_id: read.territory,
      subject_kind: read.subjectKind,
      subject_id: read.subjectId,
      household_id: read.householdId ?? null,
      purpose: read.purpose ?? null,
      correlation_id: read.correlationId,
    })
    .execute()
}
