import { eventually } from '@intarsi/testkit/setup'
import type { Answer, CallInit } from '../open-system.ts'
import type { Parked } from './facts.ts'
import type { Ask } from './load.ts'
import { type Pools, SERVICE_NAMES, type Service } from './services.ts'

const PAGE = 100
const REDRIVE_MS = 60_000
const ANSWER_MS = 30_000

type Seen = Omit<Parked, 'consumer' | 'sequence'>

/** What an operator sees parked, at every service, in the order in which a redrive applies it. */
export async function readParked(ask: Ask, sequenceOf: (eventId: string) => number): Promise<Parked[]> {
  const found: Parked[] = []
  for (const service of SERVICE_NAMES) {
    const items = await pages(ask, service)
    found.push(
      ...items.map(({ topic, key, eventId, reason }) => ({
        ...{ consumer: service, topic, key, eventId, reason },
        sequence: sequenceOf(eventId),
      })),
    )
  }
  return found
}

/** Asks again while a process that has just started has no copy of the rights yet (503). Rejects on other refusals. */
async function asOperator({ ask, service }: { ask: Ask; service: Service }, path: string, init?: CallInit) {
  const answered = async (): Promise<Answer | null> => {
    const answer = await ask(service, 'operator', path, init)
    return answer.status === 503 ? null : answer
  }
  const answer = await eventually(answered, { deadlineMs: ANSWER_MS })
  if (answer.status >= 400) throw new Error(`${service} answered ${answer.status} to ${path}`)
  return answer
}

async function pages(ask: Ask, service: Service): Promise<Seen[]> {
  const items: Seen[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const after: string = cursor ? `&cursor=${cursor}` : ''
    const { body } = await asOperator({ ask, service }, `/operations/parked?limit=${PAGE}${after}`)
    items.push(...body.items)
    cursor = body.next
  }
  return items
}

/** Discards what the run planted, and has everything else tried again, as an operator does; resolves when that is done. */
export async function clearParked(
  { ask, pools }: { ask: Ask; pools: Pools },
  parked: readonly Parked[],
  planted: readonly string[],
): Promise<void> {
  for (const { consumer, eventId } of parked.filter((event) => planted.includes(event.eventId))) {
    const body = { reason: 'planted to break its contract' }
    const service = consumer as Service
    await asOperator({ ask, service }, `/operations/parked/${eventId}/discard`, { body })
  }
  for (const service of new Set(parked.map(({ consumer }) => consumer as Service)))
    await asOperator({ ask, service }, '/operations/parked/redrive', { body: {} })
  await eventually(async () => (await countParked(pools)).every(([, count]) => count === 0), {
    deadlineMs: REDRIVE_MS,
  })
}

export async function countParked(pools: Pools): Promise<[Service, number][]> {
  const count = async (service: Service): Promise<[Service, number]> => {
    const { rows } = await pools[service].query<{ count: number }>('select count(*)::int from parked')
    return [service, rows[0]?.count ?? 0]
  }
  return Promise.all(SERVICE_NAMES.map(count))
}
