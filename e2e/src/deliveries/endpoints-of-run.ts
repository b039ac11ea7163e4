import { type EventFilter, eventFilter, TERRITORIES, type Territory } from '@intarsi/contracts'
import { createClient, type IntarsiEvent, matchesFilter } from '@intarsi/sdk'
import type { FeedSystem } from '../feed-system.ts'
import type { Behaviour } from './receivers.ts'
import type { Receivers } from './start-receivers.ts'

export type Endpoint = {
  number: number
  endpointId: string
  token: string
  behaviour: Behaviour | 'dead'
  ordered: boolean
  territories: readonly Territory[]
  filter: EventFilter
}

/** A third of the endpoints is broken: slow, failing, or with nobody there any more. */
function behaviourOf(number: number): Behaviour | 'dead' {
  if (number % 3 !== 0) return 'healthy'
  return (['slow', 'failing', 'dead'] as const)[(number / 3) % 3] ?? 'slow'
}

/** One in five sees the whole region, the others one territory each; every fourth asks for less than it may see. */
function wantedOf(number: number): Pick<Endpoint, 'territories' | 'filter'> {
  const territories = number % 5 === 0 ? TERRITORIES : TERRITORIES.slice(number % 10, (number % 10) + 1)
  const filter = number % 4 === 0 ? { types: ['it.intarsi.public.referral-submitted.*'] } : {}
  return { territories, filter: eventFilter.parse(filter) }
}

/** Makes and verifies an endpoint with a client of its own; every second one asks for the order of cases. */
export async function makeEndpoint(
  system: FeedSystem,
  number: number,
  { living, mortal }: { living: Receivers; mortal: Receivers },
): Promise<Endpoint> {
  const { territories, filter } = wantedOf(number)
  const behaviour = behaviourOf(number)
  const ordered = number % 2 === 1
  const { token } = await system.client(territories.length > 1 ? [null] : territories)
  const client = createClient({ url: system.url, token })
  const url = (behaviour === 'dead' ? mortal : living).urlOf(number)
  const { endpointId } = await client.createEndpoint({ url, filter, ordered, maxPerSecond: 1_000 })
  await client.verifyEndpoint(endpointId)
  return { number, endpointId, token, behaviour, ordered, territories, filter }
}

/** Whether the endpoint's filter asks for the event and its client's rights let it have it. */
export function isFor(
  { territories, filter }: Pick<Endpoint, 'territories' | 'filter'>,
  event: { type: string; subject: string; territory?: string },
): boolean {
  return territories.includes(event.territory as Territory) && matchesFilter(filter, event as IntarsiEvent)
}
