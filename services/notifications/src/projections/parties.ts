import type { Tx } from '@intarsi/messaging'
import { sql } from 'kysely'
import type { Parties } from '../recipients/notice.ts'
import type { NotificationsSchema, PartyRole } from '../schema.ts'

export type Concern = { referralId: string; householdId: string; territory: string }

/** Adds a person or table to those a referral concerns; saying it twice changes nothing. */
export async function addParty(
  tx: Tx<NotificationsSchema>,
  concern: Concern,
  role: PartyRole,
  recipientIds: readonly (string | null)[],
): Promise<void> {
  const ids = [...new Set(recipientIds.filter((id) => id !== null))]
  if (ids.length === 0) return
  await tx.trx
    .insertInto('party')
    .values(
      ids.map((id) => ({
        referral_id: concern.referralId,
        role,
        recipient_id: id,
        household_id: concern.householdId,
        territory_id: concern.territory,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** As `addParty`, but nobody else keeps the role. */
export async function replaceParty(
  tx: Tx<NotificationsSchema>,
  { referralId, householdId, territory }: Concern,
  role: PartyRole,
  recipientIds: readonly (string | null)[],
): Promise<void> {
  const ids = [...new Set(recipientIds.filter((id) => id !== null))]
  await sql`
    with gone as (
      delete from party where referral_id = ${referralId} and role = ${role} and recipient_id <> all(${ids}::uuid[])
    )
    insert into party (referral_id, role, recipient_id, household_id, territory_id)
    select ${referralId}::uuid, ${role}, id, ${householdId}::uuid, ${territory} from unnest(${ids}::uuid[]) id
    on conflict do nothing`.execute(tx.trx)
}

export async function partiesOf(tx: Tx<NotificationsSchema>, referralId: string): Promise<Parties> {
  const rows = await tx.trx
    .selectFrom('party')
    .select(['role', 'recipient_id'])
    .where('referral_id', '=', referralId)
    .execute()
  const parties: Parties = {
    sender: [],
    preparer: [],
    coordinator: [],
    'case-manager': [],
    'equipe-member': [],
    table: [],
  }
  for (const row of rows) parties[row.role].push(row.recipient_id)
  return parties
}
