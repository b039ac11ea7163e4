import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { inDays } from '../src/forms.ts'
import { desk, hasBrowser, pageOf } from './browser.ts'
import { admitted, sentReferral, soon } from './household.ts'
import { expectAccessibleWithoutScript } from './look.ts'
import { tableOf } from './services-of-desk.ts'

const COORDINATOR = 'mo-coordinator'
const CALL = 'Registra la telefonata dopo la chiusura'

const faults = (page: Page) => page.locator('[data-error-summary] a').allTextContents()
const said = (page: Page) => page.getByRole('status').textContent()

describe.runIf(hasBrowser)('a running case', () => {
  test('goes on the agenda of a table by the number of its referral, without a script (MO-09)', async () => {
    const { number } = await running()
    const { tableId } = await tableOf('MO')
    const page = await pageOf(COORDINATOR, { javaScriptEnabled: false })
    await page.goto(`${desk().url}/tables/${tableId}`)
    await page.locator('summary', { hasText: 'Aggiungi un punto all’ordine del giorno' }).click()
    await page.getByLabel('Aggiornamento su una presa in carico').check()
    const meeting = page.getByLabel('In quale seduta')
    const last = await meeting.locator('option').last().getAttribute('value')
    await meeting.selectOption(last)
    await page.getByRole('button', { name: 'Aggiungi', exact: true }).click()
    expect(await faults(page)).toEqual(['Scrivi il numero della segnalazione'])
    await page.getByLabel('Numero della segnalazione').fill('MO-0000000X-0')
    await page.getByRole('button', { name: 'Aggiungi', exact: true }).click()
    expect(await faults(page)).toEqual([
      expect.stringContaining('non c’è una segnalazione con questo numero'),
    ])
    expect(await page.getByLabel('Aggiornamento su una presa in carico').isChecked()).toBe(true)
    expect(await meeting.inputValue()).toBe(last)
    await expectAccessibleWithoutScript(page)
    await page.getByLabel('Numero della segnalazione').fill(number)
    await page.getByRole('button', { name: 'Aggiungi', exact: true }).click()
    expect(await said(page)).toContain('Il punto è all’ordine del giorno')
    await page.goto(`${desk().url}/meetings/${last}`)
    const updates = page.locator('section', {
      has: page.getByRole('heading', { name: 'Aggiornamenti sui nuclei' }),
    })
    expect(await updates.getByRole('article').filter({ hasText: number }).count()).toBe(1)
  })

  test('that is closed gets the call that is owed afterwards, once, without a script', async () => {
    const one = await running()
    await closed(one)
    const page = await pageOf(COORDINATOR, { javaScriptEnabled: false })
    const address = `${desk().url}/cases/${one.referralId}/step`
    await page.goto(address)
    await page.locator('summary', { hasText: CALL }).click()
    await page.getByRole('button', { name: CALL }).click()
    expect(await faults(page)).toEqual(['Scrivi una data', 'Scegli una risposta'])
    await expectAccessibleWithoutScript(page)
    await call(page, -1)
    expect(await faults(page)).toEqual([expect.stringContaining('chiusura')])
    await call(page, 0)
    expect(await said(page)).toContain('La telefonata è registrata')
    await page.goto(address)
    await page.locator('summary', { hasText: CALL }).click()
    await call(page, 0)
    expect(await faults(page)).toHaveLength(1)
  })
})

/** A household of Modena that its table has admitted. */
const running = async () => admitted(await sentReferral('MO'))

/** Closes the case, with somebody who stays near; answers once casework knows. */
async function closed({ coordinator, picId }: Awaited<ReturnType<typeof running>>): Promise<void> {
  const { personId: referencePersonId } = await coordinator.get('equipe', '/account')
  const { version } = await coordinator.get('equipe', `/presa-in-carico/${picId}`)
  const continuity = { referencePersonId, service: 'Polo sociale', note: 'Un colloquio al bisogno' }
  const body = { outcome: 'autonomy-reached', continuity }
  await coordinator.post('equipe', `/presa-in-carico/${picId}/closing`, { version: Number(version), body })
  await soon(async () => {
    const { phase } = await coordinator.get('casework', `/presa-in-carico/${picId}`)
    return phase === 'closed'
  })
}

/** Records the call of so many days from now. */
async function call(page: Page, days: number): Promise<void> {
  const form = page.locator('#step-call-afterwards')
  await form.getByLabel('In quale giorno').fill(inDays(days))
  await form.getByLabel('In quale lingua').selectOption('tir')
  await form.getByRole('button', { name: CALL }).click()
}
