import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { inDays } from '../src/forms.ts'
import { desk, hasBrowser, pageOf } from './browser.ts'
import { sentReferral, soon, stepOn } from './household.ts'
import { expectAccessibleWithoutScript, lookAt } from './look.ts'
import { as } from './services-of-desk.ts'

const TELLER = 'pr-social-worker-2'

const faults = (page: Page) => page.locator('[data-error-summary] a').allTextContents()
const said = (page: Page) => page.getByRole('status').textContent()

describe.runIf(hasBrowser)('a household that was redirected to another territory', () => {
  test('is told by whom the decision named, who may read no more of its case, without a script', async () => {
    const { referralId, number } = await takenByPiacenza()
    const page = await pageOf(TELLER, { javaScriptEnabled: false })
    expect((await page.goto(`${desk().url}/cases/${referralId}`))?.status()).toBe(403)
    await page.goto(`${desk().url}/work/terms?kind=household-told`)
    await page.getByRole('link', { name: number }).click()
    expect(await page.locator('h1').textContent()).toContain(number)
    expect(await page.locator('main a').count()).toBe(0)
    await expectAccessibleWithoutScript(page)
    await page.goto(`${desk().url}/inbox`)
    const notice = page.getByRole('row').filter({ hasText: number })
    await notice.getByRole('button', { name: /^Informa il nucleo della decisione/ }).click()
    expect(await page.getByLabel('In quale lingua').inputValue()).toBe('tir')
    await page.getByLabel('In quale lingua').selectOption('')
    await page.getByRole('button', { name: 'Il nucleo è stato informato' }).click()
    expect(await faults(page)).toEqual(['Scegli la lingua'])
    await expectAccessibleWithoutScript(page)
    await page.getByLabel('In quale lingua').selectOption('tir')
    await page.getByRole('button', { name: 'Il nucleo è stato informato' }).click()
    expect(await said(page)).toContain('È registrato che il nucleo è stato informato')
    expect(await page.locator('main').textContent()).toMatch(/Informato il .* \(.+\)/)
    await page.goto(`${desk().url}/work/terms?kind=household-told`)
    expect(await page.getByRole('link', { name: number }).count()).toBe(0)
  })

  test('has a page for it that everybody can use', async () => {
    const { referralId } = await takenByPiacenza()
    await lookAt(await pageOf(TELLER), `/cases/${referralId}/household-told`)
  })
})

/** A referral of Parma redirected to Piacenza and taken there; answers once who tells the household has heard of it. */
async function takenByPiacenza() {
  const teller = await as(TELLER)
  const { personId } = await teller.get('equipe', '/account')
  const { referralId, number, coordinator } = await sentReferral('PR')
  await stepOn(coordinator, `/referrals/${referralId}/decisions`, {
    kind: 'redirect',
    reason: 'out-of-competence',
    destination: {
      kind: 'territory',
      code: 'piacenza',
      territory: 'PC',
      service: 'U.O. Minori e Famiglie',
      person: 'La referente',
      contact: '+39 000 111',
    },
    tellsHousehold: { personId, language: 'tir' },
  })
  const answeredOn = inDays(0)
  await stepOn(coordinator, `/referrals/${referralId}/handover/confirmation`, {
    answeredBy: 'La referente',
    answeredOn,
  })
  await soon(async () => {
    const { items } = await teller.get('notifications', '/inbox?limit=50')
    return (items as { kind: string; referralId: string }[]).some(
      (one) => one.kind === 'tell-household' && one.referralId === referralId,
    )
  })
  return { referralId, number }
}
