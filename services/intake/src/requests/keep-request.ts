import {
  amendmentRequested,
  type CompletedAs,
  factsOf,
  fieldsToComplete,
  isAdult,
  type ReferralForm,
  romeDay,
  urgencyOf,
} from '@intarsi/contracts'
import type { IntakeDeps } from '../deps.ts'
import { survivingHousehold } from '../households/surviving-household.ts'
import type { ReferralRow } from '../referrals/load-referral.ts'
import type { IntakeTx } from '../schema.ts'

type Amendment = {
  form: ReferralForm
  changedFields: string[]
  kind: 'amendment' | 'answer' | 'completion'
  requestedBy: string
  /** Of a completion: the role in which it is made. */
  requestedAs?: CompletedAs
  note: string | null
}

/** Keeps the changed form and asks equipe, whose answer makes it the referral's. Answers the request's id. */
export async function keepAmendment(
  deps: Pick<IntakeDeps, 'newId'>,
  tx: IntakeTx,
  { row, amendment }: { row: ReferralRow; amendment: Amendment },
): Promise<string> {
  const requestId = deps.newId()
  const householdId = await survivingHousehold(tx.trx, row.household_id)
  const version = await nextVersion(tx, row)
  const { form, kind, requestedBy, requestedAs, note, changedFields } = amendment
  const on = romeDay(tx.now)
  await tx.trx
    .insertInto('request')
    .values({
      ...requestRow(row, tx.now),
      request_id: requestId,
      kind,
      form: JSON.stringify(form),
      version,
      note,
      requested_by: requestedBy,
      requested_as: requestedAs ?? null,
    })
    .execute()
  await tx.announce(amendmentRequested, householdId, {
    ...referralRef(row, householdId),
    urgency: urgencyOf(form, on).level,
    requestId,
    requestedAt: tx.now.toISOString(),
    requestedBy,
    ...(requestedAs ? { requestedAs } : {}),
    answersQuestion: kind === 'answer',
    changedFields,
    fieldsMissing: fieldsToComplete(form, (member) => isAdult(member, on)),
    facts: factsOf(form, on, version),
  })
  return requestId
}

export function referralRef(row: ReferralRow, householdId: string) {
  const { referral_id: referralId, number: referralNumber, territory_id: territory, urgency } = row
  return { referralId, referralNumber, householdId, territory, urgency }
}

export function requestRow(row: ReferralRow, now: Date) {
  return {
    referral_id: row.referral_id,
    household_id: row.household_id,
    territory_id: row.territory_id,
    form: null,
    version: null,
    reason: null,
    note: null,
    requested_as: null,
    requested_at: now,
    outcome: null,
    outcome_reason: null,
    answered_at: null,
  }
}

/** The household's version grows with each request, so that two on their way are told apart. */
async function nextVersion(tx: IntakeTx, row: ReferralRow): Promise<number> {
  const { version } = await tx.trx
    .updateTable('household')
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .where('household_id', '=', row.household_id)
    .returning('version')
    .executeTakeFirstOrThrow()
  await tx.trx.updateTable('referral').set({ version }).where('referral_id', '=', row.referral_id).execute()
  return version
}
