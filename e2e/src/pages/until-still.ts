import { setTimeout as pause } from 'node:timers/promises'
import { createPool } from '@intarsi/postgres'

const LOOK_MS = 2_000
const STILL_MS = 20_000
const DEADLINE_MS = 1_800_000

/**
 * Waits until nothing has been announced for a while: copies that found a meeting are moved to it, and the others hear
 * of it, for some minutes. Rejects when it goes on for half an hour.
 */
export async function untilStill(busUrl: string): Promise<void> {
  const pool = createPool({ url: busUrl, applicationName: 'until still', poolSize: 1 })
  try {
    const count = async () =>
      (await pool.query('select count(*)::int as records from bus_record')).rows[0].records
    const startedAt = performance.now()
    let stillSince = startedAt
    for (let last = -1; performance.now() - stillSince < STILL_MS; ) {
      if (performance.now() - startedAt > DEADLINE_MS) throw new Error('the services do not come to rest')
      const records = await count()
      if (records !== last) stillSince = performance.now()
      last = records
      await pause(LOOK_MS)
    }
  } finally {
    await pool.end()
  }
}
