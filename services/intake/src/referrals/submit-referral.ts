import { referralSubmitted } from '@intarsi/contracts'
import { problem } from '@intarsi/http'
import { createReferralNumber } from '@intarsi/kernel'
import { sql } from 'kysely'
import type { IntakeDeps } from '../deps.ts'
import { conflictedWith } from '../households/conflicts.ts'
import { findDuplicates, type PossibleDuplicate } from '../households/find-duplicates.ts'
import { memberRows } from '../households/member-rows.ts'
import type { IntakeTx } from '../schema.ts'
import { type NewReferral, type ReferralIds, submittedFact } from './new-referral.ts'
import { newView } from './referral-view.ts'
import type { Signal } from './signal.ts'

export type Submission = {
  referral: NewReferral
  signal: Signal
  /** The household of a draft or of the referral that this one cites; a new one otherwise. */
  householdId?: string
}

/** Stores the referral and announces it, in the transaction given; the receipt is good at once. */
export async function submitReferral(
  deps: Pick<IntakeDeps, 'newId'>,
  tx: IntakeTx,
  { referral, signal, ...submission }: Submission,
): Promise<ReferralIds> {
  // Of a household that is named by nobody yet there is nothing to replace or to take over.
  const known = submission.householdId !== undefined
  const householdId = submission.householdId ?? deps.newId()
  await tx.lock('intake.households', householdId)
  await refuseSecond(tx, referral, signal)
  const { territory } = referral.competence
  const ids = { referralId: deps.newId(), number: await freeNumber(tx, territory), householdId, ...signal }
  const possibleDuplicates = await keepHousehold(tx, referral, { householdId, known })
  await keepReferral(tx, referral, { ...ids, known })
  await tx.announce(
    referralSubmitted,
    householdId,
    submittedFact(referral, ids, { submittedAt: tx.now.toISOString(), possibleDuplicates }),
  )
  return ids
}

/**
 * A sportello sends one referral under one key of its own, however often it tries. A preparer who enters it reads nothing
 * that was sent, and is not told which one that was.
 */
async function refuseSecond(
  tx: IntakeTx,
  { form, sportello }: NewReferral,
  { enteredBy }: Signal,
): Promise<void> {
  if (form.senderReference === undefined) return
  const lock = `${sportello.sportello_id} ${form.senderReference}`
  await sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`.execute(tx.trx)
  const earlier = await tx.trx
    .selectFrom('referral')
    .select(['referral_id', 'number'])
    .where('sportello_id', '=', sportello.sportello_id)
    .where('sender_reference', '=', form.senderReference)
    .executeTakeFirst()
  if (!earlier) return
  if (enteredBy?.as === 'preparer') throw problem(409, 'already-sent', 'This sportello sent it already.')
  const extra = { referralId: earlier.referral_id, number: earlier.number }
  throw problem(409, 'already-sent', `This sportello sent it already, as ${earlier.number}.`, extra)
}

async function freeNumber(tx: IntakeTx, territory: string): Promise<string> {
  const number = createReferralNumber(territory)
  const taken = await tx.trx
    .selectFrom('referral')
    .select('number')
    .where('number', '=', number)
    .executeTakeFirst()
  return taken ? freeNumber(tx, territory) : number
}

/** Writes the household and its members' identity; answers which other households may be this one. */
async function keepHousehold(
  tx: IntakeTx,
  referral: NewReferral,
  { householdId, known }: { householdId: string; known: boolean },
): Promise<PossibleDuplicate[]> {
  const { territory } = referral.competence
  const { version } = referral.facts
  const members = memberRows(referral.form, householdId, territory)
  await tx.trx
    .insertInto('household')
    .values({
      household_id: householdId,
      territory_id: territory,
      version,
      created_at: tx.now,
      erased_at: null,
    })
    .onConflict((conflict) =>
      conflict.column('household_id').doUpdateSet({ territory_id: territory, version }),
    )
    .execute()
  if (known) await tx.trx.deleteFrom('member').where('household_id', '=', householdId).execute()
  await tx.trx.insertInto('member').values(members).execute()
  return findDuplicates(tx.trx, householdId, members)
}

async function keepReferral(
  tx: IntakeTx,
  referral: NewReferral,
  { known, ...ids }: ReferralIds & { known: boolean },
): Promise<void> {
  const { form, sportello, competence, urgency, facts } = referral
  const view = newView(ids.referrerId)
  await tx.trx
    .insertInto('referral')
    .values({
      referral_id: ids.referralId,
      number: ids.number,
      household_id: ids.householdId,
      territory_id: competence.territory,
      sportello_id: sportello.sportello_id,
      body_id: sportello.body_id,
      referrer_id: ids.referrerId,
      entered_by: ids.enteredBy && JSON.stringify(ids.enteredBy),
      request_kind: form.requestKind,
      sender_reference: form.senderReference ?? null,
      urgency: urgency.level,
      urgency_reasons: JSON.stringify(urgency.reasons),
      competence: JSON.stringify(competence),
      form: JSON.stringify(form),
      version: facts.version,
      submitted_at: tx.now,
      state: view.state,
      next_step_on: view.nextStepOn,
      view: JSON.stringify(view),
      equipe_ids: [],
      seat_areas: '{}',
      conflicted_ids: known ? await conflictedWith(tx.trx, ids.householdId) : [],
      routed_at: null,
      overdue_at: null,
    })
    .execute()
}
