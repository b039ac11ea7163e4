import { requestAnswered, romeDay, urgencyOf } from '@intarsi/contracts'
import { on } from '@intarsi/messaging'
import { memberRows } from '../households/member-rows.ts'
import { keepFact } from '../referrals/keep-fact.ts'
import type { IntakeSchema, IntakeTx } from '../schema.ts'
import { formOfSportello } from './found-risks.ts'

/** Equipe's word on what the sender asked: a change that was not refused becomes the referral's form. */
export const onRequestAnswered = on<IntakeSchema, typeof requestAnswered>(
  requestAnswered,
  async (tx, event) => {
    const { requestId, outcome, reason, answeredAt } = event.data
    const request = await tx.trx
      .updateTable('request')
      .set({ outcome, outcome_reason: reason, answered_at: new Date(answeredAt) })
      .where('request_id', '=', requestId)
      .where('answered_at', 'is', null)
      .returning(['referral_id', 'form', 'version'])
      .executeTakeFirst()
    if (request?.form && outcome !== 'refused') await applyForm(tx, request.referral_id, requestId)
    await keepFact(tx, event)
  },
)

/** The form of the newest change that was taken: answers of two changes may come in either order. */
async function applyForm(tx: IntakeTx, referralId: string, requestId: string): Promise<void> {
  const newest = await tx.trx
    .selectFrom('request')
    .select(['request_id', 'form'])
    .where('referral_id', '=', referralId)
    .where('form', 'is not', null)
    .where('outcome', 'in', ['applied', 'passed-to-case-manager'])
    .orderBy('version', 'desc')
    .executeTakeFirst()
  if (newest?.request_id !== requestId || !newest.form) return
  const { form } = newest
  const { found_risks: found } = await tx.trx
    .selectFrom('referral')
    .select('found_risks')
    .where('referral_id', '=', referralId)
    .executeTakeFirstOrThrow()
  const referral = await tx.trx
    .updateTable('referral')
    .set({
      form: JSON.stringify(form),
      urgency_reasons: JSON.stringify(urgencyOf(formOfSportello(form, found), romeDay(tx.now)).reasons),
    })
    .where('referral_id', '=', referralId)
    .returning(['household_id', 'territory_id'])
    .executeTakeFirst()
  if (!referral) return
  await tx.trx.deleteFrom('member').where('household_id', '=', referral.household_id).execute()
  await tx.trx
    .insertInto('member')
    .values(memberRows(form, referral.household_id, referral.territory_id))
    .execute()
}
