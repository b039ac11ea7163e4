import type { IntarsiEvent } from './public-events.ts'

/** Which events you want; what is left out asks for everything. `*` in a type stands for any characters. */
export type EventFilter = {
  types?: readonly string[]
  territories?: readonly string[]
  tables?: readonly string[]
  areas?: readonly string[]
  bodies?: readonly string[]
  subjects?: readonly string[]
}

const QUERY = {
  types: 'type',
  territories: 'territory',
  tables: 'table',
  areas: 'area',
  bodies: 'body',
  subjects: 'subject',
} as const

export function queryOf(filter: EventFilter): URLSearchParams {
  const query = new URLSearchParams()
  for (const [name, parameter] of Object.entries(QUERY)) {
    for (const value of filter[name as keyof EventFilter] ?? []) query.append(parameter, value)
  }
  return query
}

/** Whether the filter asks for the event: what intarsi itself asks for webhooks, streams and pull. For Kafka, ask it here. */
export function matchesFilter(filter: EventFilter, event: IntarsiEvent): boolean {
  const attributes = event as { territory?: string; tableid?: string; area?: string; bodyid?: string }
  return (
    within(filter.types, event.type, matchesType) &&
    within(filter.territories, attributes.territory) &&
    within(filter.tables, attributes.tableid) &&
    within(filter.areas, attributes.area) &&
    within(filter.bodies, attributes.bodyid) &&
    within(filter.subjects, event.subject)
  )
}

function within(
  wanted: readonly string[] = [],
  value: string | undefined,
  matches = (want: string, given: string) => want === given,
): boolean {
  return wanted.length === 0 || (value !== undefined && wanted.some((want) => matches(want, value)))
}

function matchesType(pattern: string, type: string): boolean {
  const pieces = pattern.split('*').map((piece) => piece.replaceAll(/[.\\+^$()[\]{}|?]/g, '\\$&'))
  return new RegExp(`^${pieces.join('.*')}$`).test(type)
}
