import { date, decisionKind, id, instant, territorySchema } from '@intarsi/contracts'
import * as z from 'zod'
import type { DecisionRow } from './tables.ts'

/** A decision as who follows the household reads it. */
export const decisionView = z.object({
  decisionId: id,
  referralId: id,
  kind: decisionKind,
  state: z.enum(['recorded', 'final', 'corrected', 'annulled']),
  decidedBy: id,
  decidedAt: instant,
  secondPersonId: id.nullable(),
  tableId: id.nullable(),
  meetingId: id.nullable(),
  betweenMeetings: z.boolean(),
  ratifiedAt: instant.nullable(),
  fileReady: z.boolean().describe('False: decided on a file that was not complete'),
  reason: z.string().nullable(),
  note: z.string().nullable(),
  destination: z
    .object({
      kind: z.enum(['service', 'territory', 'measure']),
      code: z.string(),
      territory: territorySchema.nullable(),
    })
    .nullable(),
  tellsHousehold: z
    .object({ personId: id, language: z.string(), dueOn: date.nullable(), toldAt: instant.nullable() })
    .nullable(),
  corrects: id.nullable(),
})

export function viewOfDecision(row: DecisionRow): z.infer<typeof decisionView> {
  return {
    decisionId: row.decision_id,
    referralId: row.referral_id,
    kind: row.kind,
    state: row.state,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at.toISOString(),
    secondPersonId: row.second_person_id,
    tableId: row.table_id,
    meetingId: row.meeting_id,
    betweenMeetings: row.between_meetings,
    ratifiedAt: row.ratified_at?.toISOString() ?? null,
    fileReady: row.file_ready,
    reason: row.reason,
    note: row.note,
    destination:
      row.destination_kind && row.destination_code
        ? { kind: row.destination_kind, code: row.destination_code, territory: row.destination_territory }
        : null,
    tellsHousehold:
      row.tells_person_id && row.tells_language
        ? {
            personId: row.tells_person_id,
            language: row.tells_language,
            dueOn: row.tells_due_on,
            toldAt: row.told_at?.toISOString() ?? null,
          }
        : null,
    corrects: row.corrects,
  }
}
