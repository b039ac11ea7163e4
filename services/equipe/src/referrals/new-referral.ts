import type { DataOf, referralSubmitted } from '@intarsi/contracts'
import { type Referral, toReferral } from './referral.ts'

type Submitted = DataOf<typeof referralSubmitted>

/** A referral that just arrived, not yet routed: in no queue and never stored like this. */
export function newReferral(
  data: Submitted,
  at: { householdId: string; profileVersion: number; now: Date },
): Referral {
  return toReferral({
    ...identityOf(data),
    ...nothingYet,
    household_id: at.householdId,
    profile_version: at.profileVersion,
    routed_at: at.now,
    updated_at: at.now,
  })
}

function identityOf(data: Submitted) {
  return {
    referral_id: data.referralId,
    referral_number: data.referralNumber,
    territory_id: data.territory,
    urgency: data.urgency,
    computed_urgency: data.urgency,
    sportello_id: data.sportelloId,
    body_id: data.bodyId,
    referrer_id: data.referrerId,
    referrer_role: data.referrerRole,
    request_kind: data.requestKind,
    channel: data.channel,
    submitted_at: new Date(data.submittedAt),
    competence_rule: data.competence.rule,
    disputed_with: data.competence.disputedWith,
    fields_missing: data.fieldsMissing,
    possible_duplicates: data.possibleDuplicates.map((one) => one.householdId),
    facts: data.facts,
    submitted_facts: data.facts,
  }
}

const nothingYet = {
  urgency_override: null,
  particular_vulnerability: null,
  vulnerability_reason: null,
  state: 'submitted' as const,
  version: 0,
  rule: { id: '', summary: '', facts: [] },
  gate: null,
  admission: { decidedBy: '', tableKey: null, confirmCaseManager: 'by-table' as const },
  between_meetings: false,
  overridden_gates: [],
  reading_table_id: '',
  preparer_id: null,
  asked_first_id: null,
  holder_kind: 'none' as const,
  holder_id: null,
  next_step: 'route',
  next_step_on: null,
  first_read_at: null,
  first_read_by: null,
  question: null,
  question_rounds: 0,
  redirects: 0,
  pic_id: null,
  joined_referral_id: null,
  closed_at: null,
}
