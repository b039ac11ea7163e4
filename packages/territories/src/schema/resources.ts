import { needCode } from '@intarsi/contracts'
import * as z from 'zod'
import { cited, key, label } from './citation.ts'

/** Documents the territory keeps for a household, or makes for everybody. */
export const artefact = z.strictObject({
  key,
  ...label,
  scope: z.enum(['referral', 'household', 'placement', 'volunteers', 'territory']),
  signedBy: z.array(key).default([]),
  replaces: key.optional().describe('The regional document that this one takes the place of'),
  ...cited,
})

export const volunteerGate = z.strictObject({
  key: z.enum(['trained', 'interviewed', 'agreement-signed']),
  ...label,
  ...cited,
})

export const volunteers = z.strictObject({
  figure: z.strictObject({ role: key, ...label, ...cited }),
  perHousehold: z.strictObject({ min: z.number().int(), max: z.number().int(), ...cited }),
  householdsPerVolunteer: z.strictObject({ max: z.number().int(), ...cited }),
  gates: z.array(volunteerGate).default([]),
  target: z.strictObject({ when: z.string(), ...label, ...cited }).optional(),
  inEquipe: z.strictObject({ value: z.boolean(), ...cited }),
  supervision: z
    .strictObject({ every: z.enum(['month', 'none-stated']), withSocialService: z.boolean(), ...cited })
    .optional(),
  tasks: z.array(z.strictObject({ ...label, ...cited })).default([]),
  continuesAfterClosure: z.strictObject({ value: z.boolean(), ...cited }).optional(),
})

export const housingKind = z.strictObject({
  key,
  ...label,
  places: z.number().int().min(1).optional().describe('Dwellings the handbook counts'),
  managedBy: key.optional(),
  forWhom: z
    .union([z.strictObject(label), z.string().transform((text) => ({ it: text, en: text }))])
    .optional()
    .describe('A text alone: of files published before it was in two languages'),
  ...cited,
})

/** The territory's own areas, mapped to the five of the project. */
export const localArea = z.strictObject({ key, ...label, needCodes: z.array(needCode).min(1), ...cited })

export const expertRequests = z.strictObject({
  enabled: z.boolean(),
  kinds: z.array(z.enum(['mediation', 'legal-orientation', 'needs-analysis', 'escort'])).default([]),
  peerTraining: z.boolean().default(false),
  ...cited,
})

/** A stated rule that binds people and that no line above encodes. */
export const note = z.strictObject({ ...label, ...cited })

export const ambiguity = z.strictObject({
  key,
  question: z.strictObject(label),
  default: z.strictObject(label),
  why: z.strictObject(label),
  ...cited,
})

/** Columns of the coverage matrix of `handbook-facts.md`. */
export const FACETS = [
  'signal_source',
  'coordination_table',
  'equipe_role',
  'coordinator_or_case_manager',
  'cadence',
  'eligibility',
  'exclusion',
  'housing',
  'volunteers',
  'document',
] as const

/** A facet the handbook does not state for this territory (n/s): nothing invented, our default named. */
export const silence = z.strictObject({ facet: z.enum(FACETS), ...label })
