import * as z from 'zod'
import { cited, key, label } from './citation.ts'
import { condition } from './condition.ts'

export const gateKind = z.enum(['precondition', 'not-yet', 'other-measure'])

/** Reasons a gate may give (`referral-and-states.md` section 5). */
export const gateReason = z.enum(['not-in-charge', 'still-in-reception', 'no-minors', 'other-measure'])
export const gateReasons: readonly string[] = gateReason.options

export const gateDestination = z.strictObject({
  kind: z.enum(['service', 'territory', 'measure']),
  code: key,
  ...label,
})

/** A gate never excludes. `when` true: it proposes to wait, or proposes another measure to a person. */
export const gate = z.strictObject({
  id: z.string().regex(/^([A-Z]{2}|ALL)\.[a-z0-9-]+$/, 'must be TERRITORY.name'),
  kind: gateKind,
  reason: gateReason,
  ...label,
  when: condition,
  destination: gateDestination,
  until: z
    .strictObject({
      daysBeforeExit: z.number().int().min(0),
      recheckAfterDays: z.number().int().min(1).describe('When the exit date is not known'),
    })
    .optional()
    .describe('Only for not-yet: the day that cures it'),
  ambiguity: key.optional().describe('Key of the ambiguity that this gate settles with a default'),
  flagged: z.boolean().default(false).describe('Shown to the coordinator as ambiguous'),
  ...cited,
})
export type Gate = z.infer<typeof gate>
