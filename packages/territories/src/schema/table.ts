import * as z from 'zod'
import { cited, key } from './citation.ts'

export const tableFunction = z.enum([
  'take-charge',
  'individual-project',
  'steering',
  'network',
  'thematic',
  'project-coordination',
])

export const cadence = z.strictObject({
  rrule: z.string().regex(/^FREQ=/, 'must be an RFC 5545 rule such as FREQ=WEEKLY;BYDAY=TU'),
  startsAt: z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be HH:MM')
    .describe('Local hour, Europe/Rome'),
  minutes: z.number().int().min(15).max(480),
  anchor: z.iso.date().default('2024-01-01').describe('From where intervals are counted'),
  toConfirm: z.boolean().default(false).describe('The territory is asked to confirm it'),
  ambiguity: key.optional(),
  ...cited,
})

export const capacity = z.strictObject({
  newReferrals: z.number().int().min(0),
  updates: z.number().int().min(0),
  extraSessionAt: z.number().int().min(1).describe('Files waiting that convene an extraordinary meeting'),
})

/** A coordination table, or the own queue of an équipe where the territory has no standing table. */
export const table = z.strictObject({
  kind: z.enum(['table', 'equipe']),
  name: z.string().min(1).describe('In Italian, as its people call it'),
  en: z.string().min(1),
  function: tableFunction,
  alsoFunctions: z.array(tableFunction).default([]),
  decidesAdmission: z.boolean().default(false),
  level: z.enum(['local', 'provincial-district', 'regional']),
  members: z.array(key).describe('Role codes; members who change per case are in `varying`'),
  varying: z.array(key).default([]),
  chairRole: key,
  withoutNames: z.boolean().default(false).describe('Items carry no names unless the household agreed'),
  cadence: cadence.nullable(),
  capacity: capacity.default({ newReferrals: 8, updates: 4, extraSessionAt: 12 }),
  ...cited,
})
export type Table = z.infer<typeof table>
