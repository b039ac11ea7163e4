import { conflictDeclared } from '@intarsi/contracts'
import { on } from '@intarsi/messaging'
import { type Kysely, sql } from 'kysely'
import type { IntakeSchema, IntakeTx } from '../schema.ts'
import { survivingHousehold } from './surviving-household.ts'

/** Equipe's word that somebody must see nothing of a household: it holds for every household joined into it too. */
export const onConflictDeclared = on<IntakeSchema, typeof conflictDeclared>(
  conflictDeclared,
  async (tx, { data }) => {
    const standing = await survivingHousehold(tx.trx, data.householdId)
    await shutOut(tx, [data.householdId, ...(await householdsIn(tx, standing))], [data.personId])
  },
)

/** What was declared about one of two joined households holds for both; a split leaves it so. */
export async function shareConflicts(tx: IntakeTx, householdIds: string[]): Promise<void> {
  const people: string[] = []
  for (const householdId of householdIds) people.push(...(await conflictedWith(tx.trx, householdId)))
  await shutOut(tx, householdIds, people)
}

/** Who has a conflict of interest about a household, as far as one of its referrals knows. */
export async function conflictedWith(db: Kysely<IntakeSchema>, householdId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('referral')
    .select('conflicted_ids')
    .where('household_id', '=', householdId)
    .execute()
  return [...new Set(rows.flatMap((row) => row.conflicted_ids))]
}

async function householdsIn(tx: IntakeTx, standing: string): Promise<string[]> {
  const rows = await tx.trx
    .selectFrom('household_join')
    .select('household_id')
    .where('surviving_id', '=', standing)
    .where('split_at', 'is', null)
    .execute()
  return [standing, ...rows.map((row) => row.household_id)]
}

async function shutOut(tx: IntakeTx, householdIds: string[], personIds: string[]): Promise<void> {
  if (personIds.length === 0) return
  await sql`update referral set conflicted_ids = array(
      select distinct one from unnest(conflicted_ids || ${personIds}::uuid[]) one order by one)
    where household_id = any(${householdIds}::uuid[])`.execute(tx.trx)
}
