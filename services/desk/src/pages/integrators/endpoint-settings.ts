import { areaSchema, territorySchema } from '@intarsi/contracts'
import type { EndpointFilter, EndpointSettings, NewEndpoint } from '../../api/endpoints.ts'
import type { ApiProblem } from '../../api/problem.ts'
import type { FormFault } from '../../components/error-summary.tsx'
import { urlFaultWords } from '../../words/integrations.ts'
import type { Translate } from '../../words/words.ts'

/** What the form says of an endpoint; whether it may be so the service decides. */
export function settingsOf(form: URLSearchParams): EndpointSettings {
  return {
    url: form.get('url')?.trim() ?? '',
    description: form.get('description')?.trim() ?? '',
    filter: {
      types: linesOf(form, 'types'),
      territories: territorySchema.array().catch([]).parse(form.getAll('territories')),
      areas: areaSchema.array().catch([]).parse(form.getAll('areas')),
      tables: linesOf(form, 'tables'),
      bodies: linesOf(form, 'bodies'),
      subjects: linesOf(form, 'subjects'),
    },
    ordered: form.get('ordered') === 'yes',
    maxInFlight: Number(form.get('maxInFlight')),
    maxPerSecond: Number(form.get('maxPerSecond')),
  }
}

export function newEndpointOf(form: URLSearchParams): NewEndpoint {
  return {
    ...settingsOf(form),
    format: form.get('format') === 'fhir-task' ? 'fhir-task' : 'cloudevent',
    signatures: form.get('withPair') === 'yes' ? 'v1+v1a' : 'v1',
  }
}

/** A form filled in as the endpoint is. */
export function formOfSettings(settings: EndpointSettings): URLSearchParams {
  const { url, description, filter, ordered, maxInFlight, maxPerSecond } = settings
  const form = new URLSearchParams({
    ...{ url, description, ordered: ordered ? 'yes' : '' },
    ...{ maxInFlight: String(maxInFlight), maxPerSecond: String(maxPerSecond) },
    ...{ types: filter.types.join('\n'), tables: filter.tables.join('\n') },
    ...{ bodies: filter.bodies.join('\n'), subjects: filter.subjects.join('\n') },
  })
  for (const territory of filter.territories) form.append('territories', territory)
  for (const area of filter.areas) form.append('areas', area)
  return form
}

export function asksForEverything(filter: EndpointFilter): boolean {
  return Object.values(filter).every((values) => values.length === 0)
}

/** The service's faults by field, an address' in the reader's words. */
export function settingsFaults({ faults }: ApiProblem, t: Translate): FormFault[] {
  return faults.map(({ pointer, code, detail }) => {
    const [, first = '', second = ''] = pointer.split('/')
    const field = first === 'filter' ? second : first
    const said = field === 'url' ? urlFaultWords[code] : undefined
    return { field, text: said ? t(said) : detail }
  })
}

function linesOf(form: URLSearchParams, name: string): string[] {
  return (form.get(name) ?? '').split(/[\s,]+/).filter(Boolean)
}
