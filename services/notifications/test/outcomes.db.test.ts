import { openSession } from '@intarsi/messaging'
import { eventually } from '@intarsi/testkit'
import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { DueDelivery } from '../src/deliveries/due.ts'
import { writeOutcomes } from '../src/deliveries/outcomes.ts'
import { openReceiver, type Receiver } from './receiver.ts'
import { openWebhooks } from './webhooks-fixture.ts'

let hooks: Awaited<ReturnType<typeof openWebhooks>>
let receiver: Receiver

beforeEach(async () => {
  hooks = await openWebhooks()
  receiver = await openReceiver()
})
afterEach(async () => {
  await hooks.close()
  await receiver.close()
})

/** Two deliveries that were tried once and are due again; their ids, the lower first. */
async function triedOnce(endpointId: string): Promise<number[]> {
  receiver.behave((_request, response) => response.writeHead(500).end())
  for (let events = 0; events < 2; events++) {
    await hooks.submit()
    await hooks.position()
  }
  const all = () => hooks.deliveries(endpointId)
  await eventually(async () => (await all()).filter(({ attempts }) => attempts === 1).length === 2)
  return (await all()).map((row) => row.delivery_id).sort((one, other) => one - other)
}

const delivered = (deliveryId: number) => ({
  delivery: { deliveryId, attempts: 1, step: 1 } as DueDelivery,
  ...{ state: 'delivered' as const, reason: null, step: 1, nextAttemptAt: new Date(), attempt: null },
})

test('outcomes take their deliveries in one order, and hold none while they wait for another', async () => {
  const { endpointId } = await hooks.activate(receiver.url)
  const [low = 0, high = 0] = await triedOnce(endpointId)
  const settings = { url: hooks.databaseUrl, applicationName: 'outcomes', idleMs: 30_000 }
  const session = await openSession(settings, () => undefined)
  // As where many are written at once, the table is gone through; the first of them lies behind the other.
  for (const way of ['indexscan', 'indexonlyscan', 'bitmapscan'])
    await session.query(`set enable_${way} = off`)
  await sql`vacuum full delivery`.execute(hooks.db)
  await hooks.db.updateTable('delivery').set({ attempts: 1 }).where('delivery_id', '=', low).execute()
  let written: Promise<void> | undefined
  await hooks.db.transaction().execute(async (trx) => {
    const take = (deliveryId: number) =>
      trx.selectFrom('delivery').select('state').where('delivery_id', '=', deliveryId).forUpdate()
    await take(low).execute()
    written = writeOutcomes(session, [delivered(high), delivered(low)])
    const waits = sql`select from pg_stat_activity where application_name = 'outcomes' and wait_event_type = 'Lock'`
    await eventually(async () => (await waits.execute(hooks.db)).rows.length === 1)
    await take(high).noWait().execute()
  })
  await written
  await session.close()
  const rows = await hooks.deliveries(endpointId)
  expect(rows.map(({ state }) => state)).toEqual(['delivered', 'delivered'])
})

test('a recovery does not wait for who writes attempts, which refer to deliveries in any order', async () => {
  const { endpointId } = await hooks.activate(receiver.url)
  const [first = 0] = await triedOnce(endpointId)
  await hooks.db.transaction().execute(async (trx) => {
    const referred = trx.selectFrom('delivery').select('state').where('delivery_id', '=', first).forKeyShare()
    await referred.execute()
    const recovered = await hooks.inject('POST', `/endpoints/${endpointId}/recovery`, {
      since: '2026-01-01T00:00:00Z',
    })
    expect(recovered).toMatchObject({ status: 202, body: { recovered: 2 } })
  })
})
