import { AREAS, type Area } from '@intarsi/contracts'
import { accept, type Decision, reject } from '@intarsi/kernel'

export type Completion = { assessed: readonly Area[]; riskFactorsReviewed: boolean }

/** All five areas looked at, and the risk factors for minors gone through (FE-07, FE-08, CE-10). Pure. */
export function decideCompletion({
  assessed,
  riskFactorsReviewed,
}: Completion): Decision<never, 'areas-not-assessed' | 'risk-factors-not-reviewed'> {
  const missing = AREAS.filter((area) => !assessed.includes(area))
  if (missing.length > 0)
    return reject('areas-not-assessed', `Not assessed yet: ${missing.join(', ')}.`, { areas: missing })
  if (!riskFactorsReviewed)
    return reject(
      'risk-factors-not-reviewed',
      'Go through the risk factors before you complete the assessment.',
    )
  return accept()
}
