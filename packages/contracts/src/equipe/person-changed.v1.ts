import * as z from 'zod'
import { date, id, instant } from '../common.ts'
import { defineEvent } from '../define-event.ts'
import * as example from '../examples.ts'
import { territorySchema } from '../territory.ts'

/** What a person may be in the system; each assignment is bound to territories and, where it says so, to one root. */
export const accountRole = z.enum([
  'sender',
  'preparer',
  'table-member',
  'chair',
  'coordinator',
  'case-manager',
  'equipe-member',
  'tutor',
  'observer',
  'housing-manager',
  'auditor',
  'operator',
  'integrator',
])

export const personChanged = defineEvent({
  type: 'person-changed.v1',
  stream: 'equipe.people',
  classification: 'internal',
  summary: 'Who may do what: the whole of one person, body, roles and territories, without a name.',
  data: z.object({
    personId: id,
    subject: z.string().describe("The identity provider's subject; proves who, never what they may do"),
    bodyId: id,
    sportelloIds: z.array(id),
    active: z.boolean(),
    agreementValidUntil: date
      .nullable()
      .describe("The body's agreement; without one nothing personal is seen"),
    roles: z.array(
      z.object({
        role: accountRole,
        territory: territorySchema.nullable().describe('Null: every territory (operator, auditor)'),
        tableId: id.nullable(),
        healthRole: z.boolean(),
      }),
    ),
    delegations: z
      .array(
        z.object({
          territory: territorySchema,
          tableId: id,
          untilOn: date.describe('Last day of it: that of the meeting'),
        }),
      )
      .optional()
      .describe('Tables where this person stands in for the chair at a meeting to come, and prepares for it'),
    since: instant,
    version: z.number().int(),
  }),
  example: {
    personId: example.ids.coordinator,
    subject: 'demo|re-coordinator',
    bodyId: example.ids.body,
    sportelloIds: [],
    active: true,
    agreementValidUntil: null,
    roles: [{ role: 'coordinator', territory: 'RE', tableId: null, healthRole: false }],
    since: example.at,
    version: 1,
  },
})
