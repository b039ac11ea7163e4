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

/** As `addParty` for several roles, and nobody else keeps one of them. */
export async function replaceParties(
  tx: Tx<NotificationsSchema>,
  { referralId, householdId, territory }: Concern,
  roles: Partial<Record<PartyRole, readonly (string | null)[]>>,
): Promise<void> {
  if (Object.keys(roles).length === 0) return
  const said = Object.entries(roles).flatMap(([role, ids]) =>
    [...new Set(ids)].filter((id) => id !== null).map((recipient_id) => ({ role, recipient_id })),
  )
  await sql`
    with said as (
      select * from jsonb_to_recordset(${JSON.stringify(said)}::jsonb) as s (role text, recipient_id uuid)
    ), gone as (
      delete from party p where referral_id = ${referralId}::uuid
        and role in (select jsonb_array_elements_text(${JSON.stringify(Object.keys(roles))}::jsonb))
        and not exists (select from said s where s.role = p.role and s.recipient_id = p.recipient_id)
    )
    insert into party (referral_id, role, recipient_id, household_id, territory_id)
    select ${referralId}::uuid, role, recipient_id, ${householdId}::uuid, ${territory} from said
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
