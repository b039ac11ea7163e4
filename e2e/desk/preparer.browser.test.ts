import { beforeAll, describe, expect, test } from 'vitest'
import { formOf } from '../src/forms.ts'
import { desk, hasBrowser, windowOf } from './browser.ts'
import { soon } from './household.ts'
import { expectAccessibleWithoutScript, lookAt } from './look.ts'
import { as } from './services-of-desk.ts'

/** Who may be given a referral to prepare in Rubicone. */
const STAFF = ['coordinator', 'reception-1', 'reception-2', 'social-worker-1', 'social-worker-2', 'legal']

async function accountOf(personId: unknown): Promise<string> {
  for (const key of STAFF) {
    const account = `ru-${key}`
    const { get } = await as(account)
    if ((await get('equipe', '/account')).personId === personId) return account
  }
  throw new Error(`nobody of Rubicone's staff is ${personId}`)
}

describe.runIf(hasBrowser)('who prepares a referral', () => {
  let referralId: string
  let preparer: string
  beforeAll(async () => {
    const [sender, coordinator] = await Promise.all([as('ru-sender'), as('ru-coordinator')])
    const { strengths: _, otherPaths: __, ...body } = formOf('RU')
    referralId = String((await sender.post('intake', '/referrals', { body })).referralId)
    const stateOf = async () => (await sender.get('intake', `/referrals/${referralId}`)).state
    await soon(async () => (await stateOf()) !== 'submitted')
    const routed = await coordinator.get('equipe', `/referrals/${referralId}`)
    preparer = await accountOf(routed.preparerId)
  })

  test('completes the form with the household, without a script, and its sender reads in which role', async () => {
    const context = await windowOf(preparer, { javaScriptEnabled: false })
    const page = await context.newPage()
    const send = page.getByRole('button', { name: 'Registra le risposte' })
    await page.goto(`${desk().url}/cases/${referralId}`)
    await page.getByRole('link', { name: 'Completa la scheda con il nucleo' }).click()
    const safe = (formOf('RU').safeContact as { value?: string }).value ?? '+39'
    expect(await page.locator('main').textContent()).not.toContain(safe)
    await page.getByLabel('Risorse').fill('Una zia a Savignano')
    await page.getByLabel('ISEE').fill('poco')
    await page.getByLabel('Nessun altro percorso aperto').check()
    await send.click()
    expect(await page.locator('[data-error-summary] a').textContent()).toContain('ISEE')
    expect(await page.getByLabel('ISEE').inputValue()).toBe('poco')
    expect(await page.getByLabel('Risorse').inputValue()).toBe('Una zia a Savignano')
    await expectAccessibleWithoutScript(page)
    await page.getByLabel('ISEE').fill('4300')
    await send.click()
    expect(await page.locator('.desk-flash').textContent()).toContain('Risposte registrate')
    const main = page.locator('main')
    await soon(async () => {
      await page.reload()
      return (await main.textContent())?.includes('Una zia a Savignano') ?? false
    })
    await context.close()

    const own = await windowOf('ru-sender', { javaScriptEnabled: false })
    const sender = await own.newPage()
    await sender.goto(`${desk().url}/referrals/${referralId}`)
    const text = await sender.locator('main').textContent()
    expect(text).toContain('Scheda completata con il nucleo dal referente dell’istruttoria')
    expect((await sender.goto(`${desk().url}/cases/${referralId}/scheda/complete`))?.status()).toBe(403)
    await own.close()
  })

  test('finds a page like the others', async () => {
    const context = await windowOf(preparer)
    await lookAt(await context.newPage(), `/cases/${referralId}/scheda/complete`)
    await context.close()
  })
})
