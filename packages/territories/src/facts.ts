import { readFileSync } from 'node:fs'
import { territorySchema } from '@intarsi/contracts'
import * as z from 'zod'
import { FACETS } from './schema/resources.ts'

const factsFile = z.strictObject({
  facets: z
    .record(z.string(), z.string())
    .describe('Every row of handbook-facts.md section 3, with its facet'),
  coverage: z
    .record(territorySchema, z.record(z.enum(FACETS), z.array(z.string())))
    .describe(
      'The matrix of section 2: the facts of each facet; none where the handbook does not state it (n/s)',
    ),
})

/** What the handbook states: facet by fact id, and the coverage matrix. */
export const FACTS = factsFile.parse(
  JSON.parse(readFileSync(new URL('../data/facts.json', import.meta.url), 'utf8')),
)
