import { requestKind, territorySchema } from '@intarsi/contracts'
import * as z from 'zod'
import { regionalCalendar, territorialCalendar } from './calendar.ts'
import { cited, key, label } from './citation.ts'
import { caps, deadline, deadlineKey } from './deadline.ts'
import { equipe, raci } from './equipe.ts'
import { gate } from './gate.ts'
import {
  ambiguity,
  artefact,
  expertRequests,
  housingKind,
  localArea,
  note,
  silence,
  volunteers,
} from './resources.ts'
import { caseManager, routing } from './routing.ts'
import { table } from './table.ts'

const signalSource = z.strictObject({ key, ...label, ...cited })
const municipalities = z.strictObject({
  prefix: z
    .string()
    .regex(/^\d{3}$/)
    .optional()
    .describe('ISTAT code of a province'),
  codes: z.array(z.string().regex(/^\d{6}$/)).optional(),
  ...cited,
})

/** One territory, one version: `data/<slug>/<version>.yaml`. */
export const territoryFile = z.strictObject({
  code: territorySchema,
  name: z.string(),
  version: z.number().int().min(1),
  extends: z
    .string()
    .regex(/^region\/\d+$/)
    .describe('The regional file, with its version'),
  lead: z.strictObject({ ...label, ...cited }),
  municipalities,
  province: z
    .strictObject({ ledBy: territorySchema, ...label, ...cited })
    .optional()
    .describe('Where a province has several territories: the one that coordinates it'),
  signals: z.array(signalSource).min(1),
  gates: z.array(gate).default([]).describe('Replaces the regional gate whose id ends alike'),
  tables: z.record(key, table),
  routing,
  caseManager,
  equipe,
  raci: raci.optional(),
  deadlines: z.partialRecord(deadlineKey, deadline).default({}),
  calendar: territorialCalendar,
  documents: z.array(artefact).default([]),
  volunteers,
  housing: z.array(housingKind).default([]),
  areas: z.array(localArea).default([]),
  expertRequests,
  notes: z.array(note).default([]),
  ambiguities: z.array(ambiguity).default([]),
  silences: z.array(silence).default([]),
})
export type TerritoryFile = z.infer<typeof territoryFile>

/** What holds in every territory unless its file says otherwise: `data/region/<version>.yaml`. */
export const regionFile = z.strictObject({
  code: z.literal('ALL'),
  version: z.number().int().min(1),
  competence: z.strictObject({
    order: z.array(z.enum(['social-service', 'residence', 'lives-in', 'sportello'])).length(4),
    ...label,
    ...cited,
  }),
  urgent: z.strictObject({ decidedBy: z.array(key), ...label, ...cited }),
  gateScope: z.strictObject({ requestKinds: z.array(requestKind), ...label, ...cited }),
  gates: z.array(gate),
  tables: z.record(key, table),
  raci,
  deadlines: z.record(deadlineKey, deadline),
  caps,
  calendar: regionalCalendar,
  documents: z.array(artefact),
  housing: z.array(housingKind),
  notes: z.array(note),
  ambiguities: z.array(ambiguity),
})
export type RegionFile = z.infer<typeof regionFile>
