import type { DataOf, decisionRecorded } from '@intarsi/contracts'
import { whereaboutsOf } from '../referrals/move-referral.ts'
import { type Referral, referralRefOf } from '../referrals/referral.ts'
import type { EquipeTx } from '../schema.ts'
import type { DecisionRow } from './tables.ts'

/** A decision as it is told: codes and ids, no name and no free text. */
export async function decisionData(
  tx: EquipeTx,
  referral: Referral,
  decision: DecisionRow,
): Promise<DataOf<typeof decisionRecorded>> {
  const { standing } = await whereaboutsOf(tx, referral)
  return {
    ...referralRefOf(referral),
    decisionId: decision.decision_id,
    kind: decision.kind,
    standing,
    decidedAt: decision.decided_at.toISOString(),
    decidedBy: decision.decided_by,
    tableId: decision.table_id,
    meetingId: decision.meeting_id,
    betweenMeetings: decision.between_meetings,
    fileReady: decision.file_ready,
    // A deferral's reason is in words: they stay here.
    reason: decision.kind === 'defer' ? null : decision.reason,
    destination: destinationOf(decision),
    tellsHousehold: tellsOf(decision),
    corrects: decision.corrects,
    tell: decision.told,
  }
}

function destinationOf(decision: DecisionRow) {
  const { destination_kind: kind, destination_code: code, destination_territory: territory } = decision
  return kind && code ? { kind, code, ...(territory ? { territory } : {}) } : null
}

function tellsOf(decision: DecisionRow) {
  const { tells_person_id: personId, tells_language: language, tells_due_on: dueOn } = decision
  return personId && language && dueOn ? { personId, language, dueOn } : null
}
