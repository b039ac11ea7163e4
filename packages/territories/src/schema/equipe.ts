import { areaSchema } from '@intarsi/contracts'
import * as z from 'zod'
import { cited, key, label } from './citation.ts'
import { condition } from './condition.ts'

export const seat = z
  .strictObject({
    key,
    role: key,
    areas: z.array(areaSchema).default([]),
    mode: z.enum(['always', 'when', 'on-call']),
    when: condition.optional().describe('Needed; for on-call seats: a call is suggested'),
    count: z.number().int().min(1).max(4).default(1),
    ...cited,
  })
  .refine((s) => (s.mode === 'when') === (s.when !== undefined) || s.mode === 'on-call', {
    error: 'a seat with mode when has a condition, one with mode always has none',
    path: ['mode'],
  })

export const equipe = z.strictObject({
  kind: z.enum(['standing', 'per-household', 'level-1', 'level-2', 'steering', 'extended']),
  ...label,
  body: z.string().optional(),
  seats: z.array(seat).min(1),
  collaborators: z.array(z.strictObject({ role: key, told: condition, ...label, ...cited })).default([]),
  observers: z.array(z.strictObject({ role: key, ...cited })).default([]),
  withoutSocialWorker: z
    .strictObject({ ...label, ...cited })
    .optional()
    .describe('A fact exempts it from ALL-13'),
  overlapCheck: z
    .strictObject({ ...label, ...cited })
    .optional()
    .describe('Before a second équipe forms'),
  ...cited,
})

const raciLine = z.strictObject({
  responsible: z.array(key).min(1),
  accountable: key.optional(),
  consulted: z.array(key).default([]),
  informed: z.array(key).default([]),
  ...cited,
})

/** Who does what: by phase and by area. Without lines the rule of the region holds. */
export const raci = z.strictObject({
  rule: z.strictObject({ ...label, ...cited }).optional(),
  phases: z.record(z.enum(['analysis', 'social-service-charge', 'replanning']), raciLine).optional(),
  areas: z.partialRecord(areaSchema, raciLine).optional(),
})
