import * as z from 'zod'
import { urgency } from './code-lists.ts'
import { territorySchema } from './territory.ts'

export const id = z.uuid()
export const instant = z.iso.datetime()
export const date = z.iso.date()
/** Says who acted without naming anybody: a person's id, or the system. */
export const actorId = z.union([id, z.literal('system')])

/** What every event about one referral says of it. */
export const referralRef = z.object({
  referralId: id,
  referralNumber: z.string(),
  householdId: id,
  territory: territorySchema,
  urgency,
})

/** In which role somebody of the table's side completed a referral's form. */
export const completedAs = z.enum(['preparer', 'case-manager', 'chair', 'coordinator'])
export type CompletedAs = z.infer<typeof completedAs>

/** Who received a referral on paper or by telephone and wrote it down, where that was not its sportello. */
export const enteredBy = z.object({ personId: id, as: z.enum(['preparer', 'coordinator']) })
export type EnteredBy = z.infer<typeof enteredBy>

/** States of a referral (`referral-and-states.md` section 3.1). */
export const referralState = z.enum([
  'draft',
  'submitted',
  'routed',
  'under-review',
  'info-requested',
  'awaiting-precondition',
  'waiting-until',
  'exclusion-proposed',
  'ready',
  'waiting-list',
  'admitted',
  'handing-over',
  'handed-over',
  'advised',
  'joined',
  'withdrawn',
  'void',
])
export type ReferralState = z.infer<typeof referralState>

/** States in which a referral's file is still prepared. */
export const PREPARED_STATES: readonly ReferralState[] = [
  'routed',
  'under-review',
  'info-requested',
  'awaiting-precondition',
  'waiting-until',
  'ready',
]

/** Where a referral stands and what happens next: what its sender reads at any time. */
export const standing = z.object({
  state: referralState,
  queue: z
    .object({ kind: z.enum(['table', 'equipe', 'coordinator']), id })
    .nullable()
    .describe('Null when closed'),
  holder: z.object({
    kind: z.enum(['person', 'table', 'equipe', 'sender', 'service', 'none']),
    id: z.string().nullable(),
  }),
  nextStep: z.string().describe('Code of the next step'),
  nextStepOn: date.nullable(),
})

/** A named destination of a gate, a redirect or a decline. */
export const destination = z.object({
  kind: z.enum(['service', 'territory', 'measure']),
  code: z.string(),
  territory: territorySchema.optional(),
})
