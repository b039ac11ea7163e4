import { territorySchema } from '@intarsi/contracts'
import * as z from 'zod'

/** Codes of section 5 that a person may give when a household is not taken in charge here. */
export const GROUNDS = [
  'does-not-want',
  'unreachable',
  'moved',
  'need-covered',
  'no-minors',
  'other-measure',
  'still-in-reception',
  'not-in-charge',
  'out-of-competence',
  'specialist-first',
  'safety',
  'conflict-of-interest',
] as const

/** Codes of section 5 that are no ground to decline, and what they oblige to instead. */
export const NOT_GROUNDS: Readonly<Record<string, string>> = {
  'no-capacity': 'Admit to the waiting list: a lack of places never declines a household.',
  'no-mediator': 'Leave the seat open, use remote mediation and tell the coordinator.',
  incomplete: 'Decide on what is known: missing information is never the only ground.',
  duplicate: 'Join the referral to the other file.',
  'entered-in-error': 'Void the referral, with a second person.',
  'agreement-expired': 'Tell the coordinator: the household is not moved by this alone.',
}

const id = z.uuid()
const words = z.string().trim().min(1).max(1000)
const code = z.string().regex(/^[a-z0-9-]{2,60}$/, 'a code: lower case, digits and hyphens')

export const tellsHousehold = z
  .strictObject({ personId: id, language: z.string().regex(/^[a-z]{3}$/) })
  .describe('Who tells the household, and in which language (ISO 639-3)')

/** A named destination: codes travel in events, the names and the contact stay in this service. */
export const destinationBody = z.strictObject({
  kind: z.enum(['service', 'territory', 'measure']),
  code,
  territory: territorySchema.optional(),
  service: words.describe('Name of the service'),
  person: words.describe('Who answers there'),
  contact: words.describe('Telephone or e-mail of that person or service'),
})
export type DestinationBody = z.infer<typeof destinationBody>

const common = {
  meetingId: id.optional().describe('The meeting at which it was decided'),
  between: z
    .strictObject({ secondPersonId: id.describe('A member of the public social service') })
    .optional()
    .describe('Decided between meetings by the coordinator with one member of the public social service'),
  note: words.optional(),
  tellsHousehold: tellsHousehold.optional(),
}
const away = { ...common, reason: code, destination: destinationBody, tellsHousehold }

export const decisionBody = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('admit'),
    ...common,
    caseManager: z
      .strictObject({ personId: id, reason: words })
      .optional()
      .describe('Instead of the proposed one'),
  }),
  z.strictObject({ kind: z.literal('admit-waiting-list'), ...common }),
  z.strictObject({
    kind: z.literal('ask-information'),
    ...common,
    fields: z.array(z.string().max(60)).min(1).max(40),
  }),
  z.strictObject({ kind: z.literal('defer'), ...common, reason: words.optional() }),
  z.strictObject({ kind: z.literal('redirect'), ...away }),
  z.strictObject({ kind: z.literal('decline'), ...away }),
  z.strictObject({ kind: z.literal('advise'), ...common, note: words.describe('The advice') }),
  z.strictObject({ kind: z.literal('join'), ...common, intoReferralId: id.optional() }),
])
export type DecisionBody = z.infer<typeof decisionBody>
