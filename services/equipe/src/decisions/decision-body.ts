import { territorySchema } from '@intarsi/contracts'
import * as z from 'zod'

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
const away = {
  ...common,
  reason: code,
  destination: destinationBody,
  tellsHousehold,
  heardBy: z
    .strictObject({ personId: id, language: z.string().regex(/^[a-z]{3}$/) })
    .optional()
    .describe('`does-not-want`: who heard it from the household, and in which language'),
}

export const overlapsChecked = words
  .optional()
  .describe('RA-04: how the équipes that may follow the household already were brought together')

export const decisionBody = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('admit'),
    ...common,
    caseManager: z
      .strictObject({ personId: id, reason: words })
      .optional()
      .describe('Instead of the proposed one'),
    overlapsChecked,
  }),
  z.strictObject({ kind: z.literal('admit-waiting-list'), ...common }),
  z.strictObject({
    kind: z.literal('ask-information'),
    ...common,
    fields: z.array(z.string().max(60)).min(1).max(40),
  }),
  z.strictObject({
    kind: z.literal('defer'),
    ...common,
    reason: words.optional(),
    until: z.iso.date().optional().describe('Not before this day: the household or a service needs the time'),
  }),
  z.strictObject({ kind: z.literal('redirect'), ...away }),
  z.strictObject({ kind: z.literal('decline'), ...away }),
  z.strictObject({ kind: z.literal('advise'), ...common, note: words.describe('The advice') }),
  z.strictObject({ kind: z.literal('join'), ...common, intoReferralId: id.optional() }),
])
export type DecisionBody = z.infer<typeof decisionBody>
