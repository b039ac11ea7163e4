import {
  caseManagerConfirmed,
  channel,
  completedAs,
  date,
  decisionRecorded,
  enteredBy,
  id,
  instant,
  referralMoved,
  referralRouted,
  referralState,
  standing,
  territorySchema,
  urgency,
  urgencyCriterion,
} from '@intarsi/contracts'
import * as z from 'zod'

export const urgencyReason = z.object({
  criterion: urgencyCriterion,
  level: urgency,
  from: z.enum(['stated', 'derived']),
  detail: z.string(),
})

const { rule, gate, meeting } = referralRouted.data.shape
const { decisionId, kind, reason, destination, tellsHousehold, corrects } = decisionRecorded.data.shape

export const viewSchema = z.object({
  state: referralState,
  queue: standing.shape.queue,
  holder: standing.shape.holder,
  nextStep: z.string(),
  nextStepOn: date.nullable(),
  rule: rule.nullable(),
  gate,
  meeting,
  preparerId: id.nullable(),
  coordinatorId: id.nullable(),
  tableFunction: z.string().nullable(),
  question: referralMoved.data.shape.question,
  caseManagers: z.array(
    z.object({
      personId: id,
      seat: caseManagerConfirmed.data.shape.seat,
      status: z.enum(['proposed', 'confirmed', 'interim']),
      since: instant,
    }),
  ),
  referencePerson: z.object({
    personId: id,
    as: z.enum(['referrer', 'case-manager', 'interim', 'closing-plan']),
  }),
  decision: z.object({ decisionId, kind, reason, destination, tellsHousehold, corrects }).nullable(),
  presaInCarico: z
    .object({ id, openedAt: instant, closedAt: instant.nullable(), outcome: z.string().nullable() })
    .nullable(),
})

export const historyEntry = z.object({
  at: instant,
  type: z.string().describe('Name of the fact, as in `referral-moved`'),
  data: z.record(z.string(), z.unknown()),
})

/** One line of a list: enough to find it again, nothing that identifies. */
export const referralSummary = z.object({
  referralId: id,
  number: z.string(),
  householdId: id,
  territory: territorySchema,
  sportelloId: id,
  requestKind: z.string(),
  urgency,
  state: referralState,
  nextStep: z.string(),
  nextStepOn: date.nullable(),
  submittedAt: instant,
})

export const senderRequest = z.object({
  requestId: id,
  kind: z.enum(['amendment', 'answer', 'withdrawal', 'completion']),
  requestedAs: completedAs.nullable().describe('Of a completion: the role in which it was made'),
  requestedAt: instant,
  outcome: z
    .enum(['applied', 'passed-to-case-manager', 'refused'])
    .nullable()
    .describe('Null: not answered yet'),
  reason: z.string().nullable(),
})

export const referralDetail = referralSummary.extend({
  entered: z
    .object({ as: enteredBy.shape.as, channel })
    .nullable()
    .describe('In which role the receiver wrote it down, and from what; null: its sportello sent it'),
  competence: z.object({
    territory: territorySchema,
    rule: z.enum(['social-service', 'residence', 'lives-in', 'sportello']),
    disputedWith: territorySchema.nullable(),
  }),
  urgencyReasons: z.array(urgencyReason),
  standing: viewSchema,
  requests: z.array(senderRequest),
  history: z.array(historyEntry),
})
