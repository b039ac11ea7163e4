import { type Envelope, referralRouted, type Territory, type Urgency } from '@intarsi/contracts'
import type { Kysely, Transaction } from 'kysely'
import type { IntakeSchema, IntakeTx } from '../schema.ts'
import { type HistoryFact, seatAreasOf, viewOf } from './referral-view.ts'

type Trx = Transaction<IntakeSchema>

/** What every event about a referral says. */
export type ReferralFact = {
  referralId: string
  householdId: string
  territory: Territory
  urgency: Urgency
}

/** Not for the sender's eyes, nor kept twice: the facts the table saw, who was runner-up and why, who else is told. */
const NOT_KEPT = new Set(['facts', 'runnerUpId', 'reasons', 'tell', 'alsoTell'])

/**
 * Keeps a fact of another service and folds the referral's view anew, so that the order in which facts come does not
 * matter. A fact about a referral that is not (or no longer) here changes nothing.
 */
export async function keepFact(tx: IntakeTx, event: Envelope<ReferralFact>): Promise<void> {
  const { referralId, householdId, territory } = event.data
  const referral = await tx.trx
    .selectFrom('referral')
    .innerJoin('household', 'household.household_id', 'referral.household_id')
    .select(['referral.referrer_id', 'referral.territory_id'])
    .where('referral_id', '=', referralId)
    .where('erased_at', 'is', null)
    // After a join its facts come under the other household as well: who folds the view sees what the last one kept.
    .forUpdate('referral')
    .executeTakeFirst()
  if (!referral) return
  await tx.trx
    .insertInto('referral_history')
    .values({
      event_id: event.id,
      referral_id: referralId,
      household_id: householdId,
      territory_id: territory,
      at: new Date(event.time),
      sequence: event.sequence,
      type: event.type,
      data: JSON.stringify(keptData(event.data)),
    })
    .onConflict((conflict) => conflict.column('event_id').doNothing())
    .execute()
  tx.gather(foldReferrals, { referralId, ...referral })
}

function keptData(data: ReferralFact): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).filter(([key]) => !NOT_KEPT.has(key)))
}

type Known = { referralId: string; referrer_id: string; territory_id: Territory }

/** Each once, after the last fact of the transaction. */
async function foldReferrals(trx: Trx, facts: readonly Known[]): Promise<void> {
  for (const known of new Map(facts.map((fact) => [fact.referralId, fact])).values())
    await foldReferral(trx, known)
}

async function foldReferral(trx: Trx, { referralId, referrer_id, territory_id }: Known): Promise<void> {
  const facts = await historyOf(trx, referralId)
  const view = viewOf(referrer_id, facts)
  const seatAreas = seatAreasOf(facts)
  const last = facts.at(-1)?.data as ReferralFact | undefined
  const routed = facts.find((fact) => fact.type === referralRouted.type)
  await trx
    .updateTable('referral')
    .set({
      view: JSON.stringify(view),
      state: view.state,
      next_step_on: view.nextStepOn,
      equipe_ids: Object.keys(seatAreas),
      seat_areas: JSON.stringify(seatAreas),
      ...(last ? { territory_id: last.territory, urgency: last.urgency } : {}),
      ...(routed ? { routed_at: new Date(routed.at) } : {}),
    })
    .where('referral_id', '=', referralId)
    .execute()
  if (last && last.territory !== territory_id) await followTerritory(trx, referralId, last.territory)
}

/** Facts in the order in which they happened. */
export async function historyOf(db: Kysely<IntakeSchema>, referralId: string): Promise<HistoryFact[]> {
  const rows = await db
    .selectFrom('referral_history')
    .select(['type', 'at', 'sequence', 'data'])
    .where('referral_id', '=', referralId)
    .orderBy('at')
    .orderBy('sequence')
    .execute()
  return rows.map((row) => ({ ...row, at: row.at.toISOString() }))
}

/** A transfer of competence takes the household's rows along: the tenant is the territory. */
async function followTerritory(trx: Trx, referralId: string, territory: Territory): Promise<void> {
  const household = trx.selectFrom('referral').select('household_id').where('referral_id', '=', referralId)
  for (const table of ['household', 'member', 'attachment', 'request'] as const) {
    await trx
      .updateTable(table)
      .set({ territory_id: territory })
      .where('household_id', '=', household)
      .where('territory_id', '!=', territory)
      .execute()
  }
}
