import { territorySchema } from '@intarsi/contracts'
import { FACTS } from '../facts.ts'
import { FACETS } from '../schema/resources.ts'
import type { Fault } from './problem.ts'
import { entriesOf, findNamed, stringsIn, valueAt } from './walk.ts'

/** Every cited fact exists; what the handbook states is cited, what it does not state is named as a silence. */
export function checkFacts(file: unknown): Fault[] {
  const cited = findNamed(file, new Set(['facts'])).flatMap(stringsIn)
  const unknown = cited
    .filter(({ value }) => /^[A-Z]+-\d{2}$/.test(value) && !Object.hasOwn(FACTS.facets, value))
    .map(({ path, value }) => ({ path, message: `${value} is not a fact of the handbook` }))
  return [...unknown, ...completenessFaults(file, new Set(cited.map(({ value }) => value)))]
}

function completenessFaults(file: unknown, cited: ReadonlySet<string>): Fault[] {
  const code = territorySchema.safeParse(valueAt(file, ['code']))
  if (!code.success) return []
  const silent = entriesOf(valueAt(file, ['silences'])).map(([, one]) => valueAt(one, ['facet']))
  return FACETS.flatMap((facet) => {
    const stated = FACTS.coverage[code.data][facet]
    if (stated.length === 0) return silent.includes(facet) ? [] : [unnamedSilence(facet)]
    const missing = stated.filter((id) => !cited.has(id))
    return missing.map((id) => ({ path: ['code'], message: `no line cites ${id} (${facet})` }))
  })
}

const unnamedSilence = (facet: string): Fault => ({
  path: ['silences'],
  message: `the handbook does not state ${facet} (n/s): name it among the silences, with our default`,
})
