import type { Transport } from '@intarsi/messaging'
import { type PerService, type Pools, SERVICE_NAMES } from './services.ts'

export type Resting = {
  pools: Pools
  groups: Pick<Transport, 'lag'>
  /** The topics that each service reads. */
  topics: PerService<readonly string[]>
}

/** True when nobody has anything to publish or to read. What one applies may make another publish: ask twice. */
export async function isAtRest({ pools, groups, topics }: Resting): Promise<boolean> {
  const pending = 'select exists (select from outbox_pending) as waiting'
  for (const service of SERVICE_NAMES) {
    const { rows } = await pools[service].query<{ waiting: boolean }>(pending)
    if (rows[0]?.waiting) return false
  }
  const lags = await Promise.all(SERVICE_NAMES.map((service) => groups.lag(service, [...topics[service]])))
  return lags.flat().every(({ records }) => records === 0)
}
