import { randomUUID } from 'node:crypto'
import { createPool } from '@intarsi/postgres'
import { expect, test } from 'vitest'
import { desk, hasBrowser, pageOf } from './browser.ts'
import { expectGood, lookAt } from './look.ts'

/** Sets an event aside in a service's own database, as a handler that failed five times leaves it. */
async function park(service: string): Promise<string> {
  const pool = createPool({ url: desk().databases[service] ?? '', applicationName: 'intarsi-test' })
  const eventId = randomUUID()
  const values = [
    'it.intarsi.intake.referral-submitted.v1',
    'intarsi.intake.households',
    randomUUID(),
    eventId,
    '{}',
  ]
  await pool.query(
    `insert into parked (consumer, topic, key, root_stream, event_id, type, payload, partition, "offset", reason, error,
       attempts, published_at, first_failed_at, last_failed_at)
     values ('test', $2, $3, $2, $4, $1, $5, 0, '1', 'handler', 'Error: cannot', 5, now(), now(), now())`,
    values,
  )
  await pool.end()
  return eventId
}

test.runIf(hasBrowser)(
  'an event that was set aside is read by the operator, and discarded with a reason',
  async () => {
    const eventId = await park('notifications')
    const page = await pageOf('operator')
    await lookAt(page, '/operations/parked')
    await lookAt(page, `/operations/parked/notifications/${eventId}`)
    await page.locator('main form button').first().click()
    await page.locator('[data-error-summary]').waitFor()
    await expectGood(page)
    await page.getByRole('textbox').fill('Prova del test: nessuno lo aspetta')
    await page.locator('main form button').first().click()
    await page.waitForURL('**/operations/parked*')
    expect(await page.content()).not.toContain(eventId)
  },
)
