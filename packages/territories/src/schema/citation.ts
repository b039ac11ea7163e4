import * as z from 'zod'

/** A row of `handbook-facts.md`: `ALL-01`, `PR-04`, `FC-03`. */
export const factId = z
  .string()
  .regex(/^(ALL|FC|MO|PC|PR|RE|CE|FO|RU|RA|RN|FE)-\d{2}$/, 'not a fact id such as PR-04')

/** Where the handbook is silent a line says `facts: default`: the value is ours, for the territory to change. */
export const DEFAULT = ['default']

/** What a line rests on: fact ids, or `default`. Read as a list in both cases. */
export const citation = z.union([z.literal('default').transform(() => DEFAULT), z.array(factId).min(1)], {
  error: 'must be a list of fact ids such as [PR-04], or default',
})

/** What a person reads: Italian first, English beside it. */
export const label = { it: z.string().min(1), en: z.string().min(1) }

/** What every line of a profile carries: its facts and, when only part of it is stated, which part is ours. */
export const cited = {
  facts: citation,
  ours: z.strictObject(label).optional().describe('The part of this line that the handbook does not state'),
}

export const key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be kebab-case')
