import type { FormerHolding } from '@intarsi/access'
import { sql } from 'kysely'
import type { CaseworkDb, CaseworkTx } from '../schema.ts'
import type { FollowerRole, Pic } from './tables.ts'

export type Leaving = { role: FollowerRole; staying: readonly string[]; at: Date }

/** Keeps who holds a role now and is not among those who stay, and until when. */
export async function keepFormerHolders(
  { trx }: CaseworkTx,
  { pic_id: picId }: Pic,
  { role, staying, at }: Leaving,
): Promise<void> {
  await sql`
    insert into former_holder (pic_id, person_id, role, until, household_id, territory_id)
    select pic_id, person_id, role, ${at}, household_id, territory_id from pic_holder
    where pic_id = ${picId} and role = ${role} and person_id != all(${[...staying]}::uuid[])
    on conflict (pic_id, person_id, role) do update set until = excluded.until`.execute(trx)
}

/**
 * That a person followed the case, and since when no more: as case manager or as liaison, whose rights are the same.
 * After its end, whom the closing plan names has it (section 1, rule 4).
 */
export async function formerHoldings(
  db: Pick<CaseworkDb, 'selectFrom'>,
  { pic_id: picId, reference_person_id: passedTo }: Pic,
  personId: string,
): Promise<FormerHolding[]> {
  const rows = await db
    .selectFrom('former_holder')
    .select('until')
    .where('pic_id', '=', picId)
    .where('person_id', '=', personId)
    .orderBy('until', 'desc')
    .execute()
  return rows.map(({ until }) => ({ role: 'case-manager', since: until, passedTo }))
}
