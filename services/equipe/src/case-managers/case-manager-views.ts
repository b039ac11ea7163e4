import { date, id, instant, territorySchema, urgency } from '@intarsi/contracts'
import * as z from 'zod'
import type { CaseManagerRow } from './tables.ts'

export const caseManagerView = z.object({
  caseManagerId: id,
  referralId: id,
  referralNumber: z.string(),
  householdId: id,
  territory: territorySchema,
  urgency,
  picId: id.nullable(),
  seat: z.enum(['case-manager', 'liaison']),
  role: z.string(),
  personId: id,
  state: z.enum(['proposed', 'confirmed', 'declined', 'lapsed', 'handing-over', 'interim', 'ended']),
  mode: z.enum(['by-role', 'by-table', 'by-person']),
  since: instant,
  nothingToDoBefore: date.nullable(),
  runnerUpId: id.nullable(),
  reasons: z.array(z.string()),
  reason: z.string().nullable(),
  proposalDueOn: date.nullable(),
  version: z.number().int(),
})

export function viewOfCaseManager(row: CaseManagerRow): z.infer<typeof caseManagerView> {
  return {
    caseManagerId: row.case_manager_id,
    referralId: row.referral_id,
    referralNumber: row.referral_number,
    householdId: row.household_id,
    territory: row.territory_id,
    urgency: row.urgency,
    picId: row.pic_id,
    seat: row.seat,
    role: row.role,
    personId: row.person_id,
    state: row.state,
    mode: row.mode,
    since: row.since.toISOString(),
    nothingToDoBefore: row.nothing_to_do_before,
    runnerUpId: row.runner_up_id,
    reasons: row.reasons,
    reason: row.reason,
    proposalDueOn: row.proposal_due_on,
    version: row.version,
  }
}
