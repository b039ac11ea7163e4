import { weighAnew } from '../case-managers/weigh-anew.ts'
import { openAlerts } from '../deadlines/date-alerts.ts'
import type { EquipeTx } from '../schema.ts'
import { backToReview } from './answer-information.ts'
import { effectiveUrgency } from './effective-urgency.ts'
import type { Amendment } from './on-amendment-requested.ts'
import { reconsider } from './reconsider.ts'
import { type Referral, toReferral } from './referral.ts'

/**
 * Takes the household's newer facts, and routes anew where they lead elsewhere. An answer to a question goes back to the
 * preparer. An amendment older than what is known changes nothing.
 */
export async function amendReferral(tx: EquipeTx, referral: Referral, data: Amendment): Promise<Referral> {
  if (data.facts.version <= referral.row.facts.version) return referral
  await weighAnew(tx, toReferral({ ...referral.row, facts: data.facts }))
  const amended = await reconsider(tx, referral, {
    command: 'amend',
    cause: data.requestedAs ? 'completed-with-household' : 'amended',
    by: data.requestedBy,
    set: {
      facts: data.facts,
      computed_urgency: data.urgency,
      urgency: effectiveUrgency(data.urgency, referral.row.urgency_override),
      fields_missing: data.fieldsMissing,
    },
  })
  await openAlerts(tx, amended)
  const answered = data.answersQuestion && amended.row.state === 'info-requested'
  return answered
    ? await backToReview(tx, amended, { command: 'answer-information', by: data.requestedBy })
    : amended
}
