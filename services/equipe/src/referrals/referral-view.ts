import { areaSchema, date, decisionFacts, id, instant, referralState, urgency } from '@intarsi/contracts'
import * as z from 'zod'
import { decisionView } from '../decisions/decision-view.ts'
import { contactAttempt } from './contact-routes.ts'
import { referralSummary } from './referral-summary.ts'

/** Codes of risk are opened with a reason, at `/referrals/{id}/restricted`. */
export const openFacts = decisionFacts.omit({ riskFactors: true, urgencyCriteria: true })

/** What a seat of the équipe reads of them: of members and needs as much as its areas show. */
const shownFacts = openFacts.partial().extend({
  members: z.array(openFacts.shape.members.element.partial()),
  needs: openFacts.shape.needs.partial(),
})

const gate = z.object({
  id: z.string(),
  kind: z.enum(['precondition', 'not-yet', 'other-measure']),
  destination: z.object({ kind: z.enum(['service', 'territory', 'measure']), code: z.string() }),
  until: date.nullable(),
  reason: z.string(),
  summary: z.string(),
  facts: z.array(z.string()),
  ambiguous: z.boolean(),
  undecidable: z.array(z.string()),
})

const move = z.object({
  from: referralState,
  to: referralState,
  cause: z.string(),
  reason: z.string().nullable(),
  note: z.string().nullable(),
  nextStep: z.string(),
  nextStepOn: date.nullable(),
  movedBy: z.string(),
  movedAt: instant,
})

const choice = z.object({
  purpose: z.enum(['preparer', 'case-manager', 'seat']),
  role: z.string(),
  personId: id.nullable(),
  runnerUpId: id.nullable(),
  reasons: z.array(z.string()),
  chosenAt: instant,
})

/** What who has a referral in hand reads: everything but the restricted codes, and why each thing is as it is. */
export const referralView = referralSummary.extend({
  sportelloId: id,
  referrerId: id,
  referrerRole: z.string(),
  requestKind: z.string(),
  competence: z.object({ rule: z.string(), disputedWith: z.string().nullable() }),
  profileVersion: z.number().int(),
  rule: z.object({ id: z.string(), summary: z.string(), facts: z.array(z.string()) }),
  gate: gate.nullable(),
  overriddenGates: z.array(z.string()),
  betweenMeetings: z.boolean(),
  urgencyOverride: z
    .object({ level: urgency, computed: urgency, reason: z.string(), by: z.string(), at: instant })
    .nullable()
    .describe('What a person made of the computed urgency, and why'),
  fieldsMissing: z.array(z.string()),
  question: z
    .object({ round: z.number().int(), fields: z.array(z.string()), askedBy: z.string(), dueOn: date })
    .nullable(),
  areas: z.array(areaSchema).describe('Areas shown in full; a seat of the équipe reads its own'),
  facts: shownFacts,
  restrictedCodes: z.number().int().describe('How many codes of risk and urgency are not shown here'),
  history: z.array(move),
  choices: z.array(choice),
  decisions: z.array(decisionView),
  otherReferrals: z
    .array(z.object({ referralId: id, referralNumber: z.string(), state: referralState }))
    .describe('Of the same household, the newest first'),
  overlaps: z
    .array(
      z.object({
        kind: z.enum(['own-case', 'other-referral', 'possible-duplicate', 'other-path']),
        referralNumber: z.string().optional(),
        territory: z.string().optional(),
        code: z.string().optional(),
        caseManagerId: id.nullable().optional(),
        referralId: id.optional().describe('Of its own case, for who may read it'),
      }),
    )
    .describe('Who may already be following the household (RA-04); its own case is joined by an admission'),
  joinedTo: z
    .object({ referralId: id.nullable(), referralNumber: z.string(), territory: z.string() })
    .nullable()
    .describe('The referral that it joined, or whose case; the id is for who may read that one'),
  contactAttempts: z.array(contactAttempt),
  voidRequest: z
    .object({ reason: z.string(), requestedBy: id, requestedAt: instant })
    .nullable()
    .describe('Somebody asked to void it, and a second person has not agreed yet'),
  requests: z.array(
    z.object({
      requestId: id,
      kind: z.enum(['amendment', 'completion', 'withdrawal']),
      outcome: z.enum(['applied', 'passed-to-case-manager', 'refused']),
      reason: z.string().nullable(),
      changedFields: z.array(z.string()),
      answeredAt: instant,
    }),
  ),
})

export type ReferralView = z.infer<typeof referralView>
