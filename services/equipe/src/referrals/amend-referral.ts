import { weighAnew } from '../case-managers/weigh-anew.ts'
import { openAlerts } from '../deadlines/date-alerts.ts'
import { routeOf } from '../routing/choose-place.ts'
import { fieldsToAsk } from '../routing/fields-to-ask.ts'
import { profileOf } from '../routing/profile-of.ts'
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
    set: newKnowledgeOf(tx, referral, data),
  })
  await openAlerts(tx, amended)
  const answered = data.answersQuestion && amended.row.state === 'info-requested'
  return answered
    ? await backToReview(tx, amended, { command: 'answer-information', by: data.requestedBy })
    : amended
}

function newKnowledgeOf(
  tx: EquipeTx,
  { row }: Referral,
  { facts, urgency: computed, fieldsMissing }: Amendment,
) {
  const known = {
    facts,
    computed_urgency: computed,
    urgency: effectiveUrgency(computed, row.urgency_override),
  }
  const changed = toReferral({ ...row, ...known })
  const route = routeOf(changed, profileOf(changed), tx.now)
  return { ...known, fields_missing: fieldsToAsk(fieldsMissing, route) }
}
