import { problem } from '@intarsi/http'
import { sql } from 'kysely'
import type { CaseworkDb, CaseworkTx } from '../schema.ts'
import type { Pic } from './tables.ts'

type Reader = Pick<CaseworkDb, 'selectFrom'>

/** What every event about a case says of the referral it came from. */
export function refOf(pic: Pic) {
  return {
    referralId: pic.referral_id,
    referralNumber: pic.referral_number,
    householdId: pic.household_id,
    territory: pic.territory_id,
    urgency: pic.urgency,
  }
}

export async function findPic(db: Reader, picId: string): Promise<Pic | undefined> {
  return db.selectFrom('presa_in_carico').selectAll().where('pic_id', '=', picId).executeTakeFirst()
}

/** The case; a 404 problem when there is none. */
export async function getPic(db: Reader, picId: string): Promise<Pic> {
  const pic = await findPic(db, picId)
  if (!pic) throw problem(404, 'pic-not-found', 'There is no such integrated case.')
  return pic
}

/** Locks the case's household and reads the case as it is then; a 404 problem when there is none. */
export async function lockPic(tx: CaseworkTx, picId: string): Promise<Pic> {
  const { household_id: householdId } = await getPic(tx.trx, picId)
  await tx.lock('casework.households', householdId)
  const pic = await getPic(tx.trx, picId)
  // Joined in between: the lock that counts is the household's it is now in.
  if (pic.household_id !== householdId) await tx.lock('casework.households', pic.household_id)
  return pic
}

/** Writes what changed in the case itself, with a new version. */
export async function changePic(
  { trx }: CaseworkTx,
  picId: string,
  change: Partial<Omit<Pic, 'facts'>>,
): Promise<Pic> {
  return trx
    .updateTable('presa_in_carico')
    .set((e) => ({ ...change, version: e('version', '+', 1) }))
    .where('pic_id', '=', picId)
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Keeps where a fact stands in equipe's order; nothing that people see of the case changes by it. */
export async function noteOrder(
  { trx }: CaseworkTx,
  { pic_id: picId }: Pic,
  order: Partial<Pick<Pic, 'pic_order' | 'liaison_order' | 'equipe_order'>>,
): Promise<void> {
  await trx.updateTable('presa_in_carico').set(order).where('pic_id', '=', picId).execute()
}

/** Where a household's facts lead today: its own id, or the one it was joined into. */
export async function survivorOf({ trx }: CaseworkTx, householdId: string): Promise<string> {
  const { rows } = await sql<{ household_id: string }>`
    with recursive chain (household_id, depth) as (
      select ${householdId}::uuid, 0
      union all
      select household.joined_into, depth + 1 from household join chain using (household_id)
      where household.joined_into is not null and depth < 20
    )
    select household_id from chain order by depth desc limit 1`.execute(trx)
  return rows[0]?.household_id ?? householdId
}
