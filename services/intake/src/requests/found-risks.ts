import type { ReferralForm, RiskFactor } from '@intarsi/contracts'
import type { ReferralRow } from '../referrals/load-referral.ts'
import type { IntakeTx } from '../schema.ts'

type Found = readonly RiskFactor[]

/**
 * The form as its sportello reads it: without the risk factors that who prepares found with the household, which are
 * restricted to them (section 3.5). Pure.
 */
export function formOfSportello(form: ReferralForm, found: Found): ReferralForm {
  const said = form.riskFactors?.filter(({ code }) => !found.includes(code))
  if (said === undefined || said.length === form.riskFactors?.length) return form
  const { riskFactors: _, ...others } = form
  return said.length > 0 ? { ...others, riskFactors: said } : others
}

/** A change of the sportello, which does not read what was found and so cannot take it away. Pure. */
export function withFound(before: ReferralForm, after: ReferralForm, found: Found): ReferralForm {
  const said = after.riskFactors ?? []
  const kept = (before.riskFactors ?? []).filter(
    ({ code }) => found.includes(code) && !said.some((one) => one.code === code),
  )
  return kept.length === 0 ? after : { ...after, riskFactors: [...said, ...kept] }
}

/** The codes that were found, after a completion: those that its sportello did not say. Pure. */
export function foundAfter(before: ReferralForm, after: ReferralForm, found: Found): RiskFactor[] {
  const saidBefore = new Set(formOfSportello(before, found).riskFactors?.map(({ code }) => code))
  return (after.riskFactors ?? []).map(({ code }) => code).filter((code) => !saidBefore.has(code))
}

export async function keepFoundRisks(tx: IntakeTx, row: ReferralRow, found: Found): Promise<void> {
  if (found.length === row.found_risks.length && found.every((code) => row.found_risks.includes(code))) return
  await tx.trx
    .updateTable('referral')
    .set({ found_risks: [...found] })
    .where('referral_id', '=', row.referral_id)
    .execute()
}
