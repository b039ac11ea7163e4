import * as z from 'zod'
import { cited, key, label } from './citation.ts'
import { condition } from './condition.ts'

export const confirmMode = z.enum(['by-role', 'by-table', 'by-person'])

/** Who decides admission; a table's chair of today, or a role where no table decides. */
export const admission = z.strictObject({ decidedBy: key, table: key.nullable(), ...cited })

/** Rules are read in order; the last has no `when`, so that every referral has exactly one queue. */
export const routingRule = z.strictObject({
  id: z.string().regex(/^[A-Z]{2}\.[a-z0-9-]+$/),
  ...label,
  when: condition.optional(),
  queue: key.describe('Key of the table or équipe that reads'),
  admission: admission.optional().describe('When this rule decides elsewhere than the profile says'),
  ...cited,
})

export const routing = z.strictObject({
  rules: z.array(routingRule).min(1),
  preparer: z.strictObject({ role: key, ...cited }),
  admission,
  plan: z.strictObject({ table: key.describe('Where plans and reviews are discussed'), ...cited }),
  discussedAt: z
    .array(z.strictObject({ table: key, ...cited }))
    .default([])
    .describe('Tables that discuss and decide nothing; nobody waits for them'),
  askFirst: z.strictObject({ role: key, when: condition, ...label, ...cited }).optional(),
})

export const caseManagerSeat = z.strictObject({
  seat: z.enum(['case-manager', 'liaison']),
  role: z.union([key, z.literal('by-area')]),
  roleByArea: z
    .strictObject({ legal: key, social: key, health: key, housing: key, work: key })
    .optional()
    .describe('With role by-area: the operator of the area most in need'),
  confirm: confirmMode,
  cap: z.enum(['caseManager', 'coordinatorCaseManager']),
  prefer: z.enum(['any', 'in-charge-of-household']).default('any'),
  ambiguity: key.optional(),
  ...cited,
})

export const caseManager = z.strictObject({
  seats: z.array(caseManagerSeat).min(1),
  bridge: z
    .strictObject({ role: key, ...cited })
    .optional()
    .describe('figura-ponte'),
  deputy: z
    .strictObject({ role: key, ...cited })
    .optional()
    .describe('Where one person is both'),
})
