import * as z from 'zod'
import { riskCertainty, riskFactor } from '../code-lists.ts'
import type { CheckContext } from './check-form.ts'
import { type CompletedForm, judged } from './completion.ts'
import type { ReferralForm } from './form-fields.ts'

/**
 * Risk factors found with the household (row 29: T, restricted), each by its code with where it is known from; `null`
 * takes one away, and one that is not named stays as it is: nothing is lost by who was not shown it. None named: it was
 * asked, and nothing was found.
 */
export const riskCompletion = z.strictObject({
  riskFactors: z.partialRecord(riskFactor, riskCertainty.nullable()),
})
export type RiskCompletion = z.infer<typeof riskCompletion>

/** The form with what was found, or every fault that the change would make. Pure. */
export function completeRisks(
  form: ReferralForm,
  { riskFactors: changes }: RiskCompletion,
  context: CheckContext,
): CompletedForm {
  const before = form.riskFactors ?? []
  const codes = new Set([
    ...before.map(({ code }) => code),
    ...Object.keys(changes).map((code) => riskFactor.parse(code)),
  ])
  const riskFactors = [...codes].flatMap((code) => {
    const known = before.find((one) => one.code === code)?.certainty ?? null
    const certainty = changes[code] === undefined ? known : changes[code]
    return certainty ? [{ code, certainty }] : []
  })
  return judged(form, { ...form, riskFactors }, context)
}
