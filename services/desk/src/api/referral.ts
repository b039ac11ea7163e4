import {
  channel,
  completedAs,
  destination,
  enteredBy,
  id,
  instant,
  referralDraft,
  referralState,
  territorySchema,
  urgency,
  urgencyCriterion,
} from '@intarsi/contracts'
import * as z from 'zod'
import type { Callers } from './caller.ts'

const manager = z.object({
  personId: id,
  seat: z.string(),
  status: z.enum(['proposed', 'confirmed', 'interim']),
  since: instant,
})

const standing = z.object({
  state: referralState,
  holder: z.object({ kind: z.string(), id: z.string().nullable() }),
  nextStep: z.string(),
  nextStepOn: z.string().nullable(),
  rule: z.object({ id: z.string(), summary: z.string() }).nullable(),
  gate: z.object({ id: z.string(), until: z.string().nullable() }).nullable(),
  meeting: z.object({ id, startsAt: instant }).nullable(),
  preparerId: id.nullable(),
  coordinatorId: id.nullable(),
  question: z.object({ round: z.number().int(), fields: z.array(z.string()) }).nullable(),
  caseManagers: z.array(manager),
  referencePerson: z.object({ personId: id, as: z.string() }),
  decision: z
    .object({
      kind: z.string(),
      reason: z.string().nullable().optional(),
      destination: destination.nullable().optional(),
    })
    .nullable(),
  presaInCarico: z
    .object({ id, openedAt: instant, closedAt: instant.nullable(), outcome: z.string().nullable() })
    .nullable(),
})

const detail = z.object({
  /** In which role the receiver wrote it down, and from what; null: its sportello sent it. */
  entered: z.object({ as: enteredBy.shape.as, channel }).nullable(),
  referralId: id,
  number: z.string(),
  householdId: id,
  territory: territorySchema,
  sportelloId: id,
  requestKind: z.string(),
  urgency,
  state: referralState,
  nextStep: z.string(),
  nextStepOn: z.string().nullable(),
  submittedAt: instant,
  competence: z.object({
    territory: territorySchema,
    rule: z.string(),
    disputedWith: territorySchema.nullable(),
  }),
  urgencyReasons: z.array(
    z.object({ criterion: urgencyCriterion, level: urgency, from: z.enum(['stated', 'derived']) }),
  ),
  standing,
  requests: z.array(
    z.object({
      requestId: id,
      kind: z.enum(['amendment', 'answer', 'withdrawal', 'completion']),
      requestedAs: completedAs.nullable(),
      requestedAt: instant,
      outcome: z.enum(['applied', 'passed-to-case-manager', 'refused']).nullable(),
      reason: z.string().nullable(),
    }),
  ),
  history: z.array(z.object({ at: instant, type: z.string(), data: z.record(z.string(), z.unknown()) })),
})
export type ReferralDetail = z.infer<typeof detail>
export type HistoryEntry = ReferralDetail['history'][number]

/** Where a referral stands, as its sportello sees it. */
export function readReferral({ intake }: Callers, referralId: string): Promise<ReferralDetail> {
  return intake.get(`/referrals/${referralId}`, detail)
}

const file = z.object({
  referralId: id,
  number: z.string(),
  version: z.number().int(),
  form: referralDraft,
  restrictedFields: z.array(z.string()),
})
export type ReferralFile = z.infer<typeof file>

/** The form as its sportello sent it: an audited reading of identity. */
export function readForm({ intake }: Callers, referralId: string): Promise<ReferralFile> {
  return intake.get(`/referrals/${referralId}/form`, file)
}

const asked = z.object({ requestId: id, status: z.enum(['pending', 'nothing-to-change']) })

/** Asks for a change of a referral that was sent; it takes effect when the table's side has answered. */
export function amendReferral(
  { intake }: Callers,
  { referralId, version, key }: { referralId: string; version: string; key: string },
  changes: Record<string, unknown>,
) {
  return intake.call('POST', `/referrals/${referralId}/amendments`, asked, {
    body: changes,
    ifMatch: version,
    key,
  })
}

export function answerQuestion(
  { intake }: Callers,
  { referralId, key }: { referralId: string; key: string },
  answer: string,
) {
  return intake.call('POST', `/referrals/${referralId}/answers`, asked, { body: { answer }, key })
}

export function withdrawReferral(
  { intake }: Callers,
  { referralId, key }: { referralId: string; key: string },
  body: { reason: string | null; note?: string },
) {
  return intake.call('POST', `/referrals/${referralId}/withdrawals`, asked, { body, key })
}
