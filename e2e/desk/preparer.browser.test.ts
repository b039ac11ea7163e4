import { beforeAll, describe, expect, test } from 'vitest'
import { formOf } from '../src/forms.ts'
import { desk, hasBrowser, pageOf } from './browser.ts'
import { answers, fillInHousehold, fillInNeeds, fillInNotice } from './fill-in-referral.ts'
import { soon, stepOn } from './household.ts'
import { expectAccessibleWithoutScript, lookAt } from './look.ts'
import { as } from './services-of-desk.ts'

/** Who may be given a referral to prepare in Rubicone. */
const STAFF = ['coordinator', 'reception-1', 'reception-2', 'social-worker-1', 'social-worker-2', 'legal']

/** Prepares in Reggio Emilia, and is chosen there neither to prepare nor to follow. */
const RECEIVER = 're-legal'

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
    const page = await pageOf(preparer, { javaScriptEnabled: false })
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

    const sender = await pageOf('ru-sender', { javaScriptEnabled: false })
    await sender.goto(`${desk().url}/referrals/${referralId}`)
    const text = await sender.locator('main').textContent()
    expect(text).toContain('Scheda completata con il nucleo dal referente dell’istruttoria')
    expect((await sender.goto(`${desk().url}/cases/${referralId}/scheda/complete`))?.status()).toBe(403)
  })

  test('completes the risk factors after opening what is restricted, and the sportello does not read them', async () => {
    const page = await pageOf(preparer, { javaScriptEnabled: false })
    const main = page.locator('main')
    const open = async () => {
      await page.goto(`${desk().url}/cases/${referralId}/scheda`)
      expect(await page.getByLabel('Disabilità', { exact: true }).count()).toBe(0)
      await page.getByLabel('Perché le apri').fill('Prima del tavolo')
      await page.getByRole('button', { name: 'Apri le parti riservate' }).click()
    }
    await open()
    await page.getByLabel('Disabilità', { exact: true }).check()
    await page.getByLabel('Come lo si sa: Disabilità').selectOption('documented')
    await expectAccessibleWithoutScript(page)
    await page.getByRole('button', { name: 'Registra i fattori di rischio' }).click()
    expect(await page.getByRole('status').textContent()).toContain('Fattori di rischio registrati')
    expect(await main.textContent()).not.toContain('Disabilità')
    await soon(async () => {
      await open()
      return page.getByLabel('Disabilità', { exact: true }).isChecked()
    })
    const sender = await pageOf('ru-sender', { javaScriptEnabled: false })
    await sender.goto(`${desk().url}/referrals/${referralId}/sheet`)
    expect(await sender.locator('main').textContent()).toContain('Isolamento')
    expect(await sender.locator('main').textContent()).not.toContain('Disabilità')
  })

  test('finds a page like the others', async () => {
    await lookAt(await pageOf(preparer), `/cases/${referralId}/scheda/complete`)
  })
})

describe.runIf(hasBrowser)('who receives a referral on paper or by telephone', () => {
  test('enters it for the sportello without a script, gives its number, and reads nothing that was sent', async () => {
    const page = await pageOf(RECEIVER, { javaScriptEnabled: false })
    const { write, choose, tick, input, goOn } = answers(page)
    await page.goto(`${desk().url}/`)
    await page.getByRole('link', { name: 'Inserisci una segnalazione arrivata' }).click()
    expect(await page.locator('main').textContent()).not.toContain('RE-')
    await page.getByLabel('Servizio sociale territoriale di Reggio Emilia').check()
    await page.locator('form[action="/referrals/new"][method=post] button').click()
    await page.waitForURL('**/household')
    expect(await input('referrer.name').inputValue()).toBe('')
    expect(await input('channel-paper-transcribed').isChecked()).toBe(true)
    await tick('channel-web')
    await write('referrer.name', 'Nora Esempio')
    await choose('referrerRole', 'social-worker')
    await fillInHousehold(page, 'Alloro')
    await goOn()
    expect(await page.locator('[data-error-summary] a').textContent()).toContain('su carta o per telefono')
    expect(await input('members.0.familyName').inputValue()).toBe('Alloro')
    await expectAccessibleWithoutScript(page)
    await tick('channel-phone-urgent')
    await goOn()
    await page.waitForURL('**/needs')
    await page.locator('button[value=later]').click()
    await page.locator('.desk-tasks a').first().click()
    await page.waitForURL('**/household')
    await goOn()
    await page.waitForURL('**/needs')
    await fillInNeeds(page)
    await goOn()
    await page.waitForURL('**/notice')
    await fillInNotice(page)
    await goOn()
    await page.waitForURL('**/summary')
    await expectAccessibleWithoutScript(page)
    const signals = page.getByLabel('Chi segnala, tra chi lavora allo sportello')
    const [, first] = await signals.locator('option').all()
    await signals.selectOption((await first?.getAttribute('value')) ?? '')
    await page.locator('form[action$="/send"] button').click()
    await page.waitForURL('**/receipt')
    expect(await page.locator('.desk-flash').textContent()).toContain('dai questo numero')
    const number = (await page.locator('.desk-receipt-number').textContent()) ?? ''
    expect(number).toMatch(/RE-[0-9A-Z]{8}-[0-9A-Z]/)
    const receipt = page.locator('main')
    await soon(async () => {
      await page.reload()
      return (await receipt.textContent())?.includes('Presa visione')
    })
    expect(await receipt.textContent()).not.toContain('Alloro')
    expect(await receipt.getByRole('link').count()).toBe(0)
    await expectAccessibleWithoutScript(page)

    const reader = await pageOf('re-coordinator', { javaScriptEnabled: false })
    await reader.goto(`${desk().url}/referrals?number=${number}`)
    await reader.locator('tbody a').first().click()
    const text = await reader.locator('main').textContent()
    expect(text).toContain('un referente dell’istruttoria (Telefono')
    const entered = new URL(reader.url()).pathname

    const back = await pageOf(RECEIVER)
    for (const address of [entered, `${entered}/sheet`, `${entered}/amend`]) {
      expect((await back.goto(`${desk().url}${address}`))?.status(), address).toBe(403)
    }
    await lookAt(back, '/referrals/new')
    await lookAt(back, `${entered}/receipt`)
  })

  test('is asked where nobody of the sportello has an account: the notice leads to the receipt, and they answer there', async () => {
    const [receiver, coordinator] = await Promise.all([as(RECEIVER), as('re-coordinator')])
    const body = { ...formOf('RE'), channel: 'phone-urgent' }
    const { referralId, number } = await receiver.post('intake', '/referrals', { body })
    const stateOf = async () => (await coordinator.get('intake', `/referrals/${referralId}`)).state
    await soon(async () => (await stateOf()) !== 'submitted')
    await stepOn(coordinator, `/referrals/${referralId}/opening`, {})
    await stepOn(coordinator, `/referrals/${referralId}/questions`, { fields: ['otherPaths'] })
    await soon(async () => (await stateOf()) === 'info-requested')
    const page = await pageOf(RECEIVER, { javaScriptEnabled: false })
    await soon(async () => {
      await page.goto(`${desk().url}/inbox`)
      return page.getByRole('row', { name: new RegExp(`Servono informazioni.*${number}`) }).isVisible()
    })
    await page
      .getByRole('row', { name: new RegExp(`Servono informazioni.*${number}`) })
      .getByRole('button', { name: /^Servono informazioni/ })
      .click()
    expect(page.url()).toBe(`${desk().url}/referrals/${referralId}/receipt`)
    const send = page.getByRole('button', { name: 'Invia la risposta' })
    expect(await page.locator('main').textContent()).toContain('Altri percorsi')
    await send.click()
    expect(await page.locator('[data-error-summary] a').allTextContents()).toEqual(['Scrivi la risposta'])
    await expectAccessibleWithoutScript(page)
    await page.getByLabel('La tua risposta').fill('Nessuno, dice chi ha telefonato.')
    await send.click()
    expect(await page.getByRole('status').textContent()).toContain('Risposta inviata')
    await soon(async () => (await stateOf()) !== 'info-requested')
  })
})
