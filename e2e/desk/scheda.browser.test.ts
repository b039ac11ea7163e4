import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { desk, hasBrowser, pageOf } from './browser.ts'
import { sentReferral, soon } from './household.ts'
import { expectAccessibleWithoutScript, lookAt } from './look.ts'
import { as } from './services-of-desk.ts'

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
const SAFE = '+39 000 0002'
const FEARED = 'Il padre dei bambini'

describe.runIf(hasBrowser)('the scheda of a referral whose sportello is asked something', () => {
  let referralId: string
  beforeAll(async () => {
    const sent = await sentReferral('RU')
    const { sender, coordinator, reaches } = sent
    referralId = sent.referralId
    const file = { fileName: 'relazione.png', restricted: true, content: PNG }
    await sender.post('intake', `/referrals/${referralId}/attachments`, { body: file })
    const routed = await coordinator.get('equipe', `/referrals/${referralId}`)
    await coordinator.post('equipe', `/referrals/${referralId}/opening`, { version: Number(routed.version) })
    const opened = await coordinator.get('equipe', `/referrals/${referralId}`)
    await coordinator.post('equipe', `/referrals/${referralId}/questions`, {
      version: Number(opened.version),
      body: { fields: ['parentingConcern'] },
    })
    await reaches((state) => state === 'info-requested')
  })

  test('tells its sender by when to answer', async () => {
    const page = await pageOf('ru-sender', { javaScriptEnabled: false })
    await page.goto(`${desk().url}/referrals/${referralId}`)
    expect(await page.locator('main').textContent()).toMatch(/Rispondi entro il \d/)
    await expectAccessibleWithoutScript(page)
  })

  test('shows the form again where a file is over 10 MB', async () => {
    const page = await pageOf('ru-sender', { javaScriptEnabled: false })
    await page.goto(`${desk().url}/referrals/${referralId}`)
    const buffer = Buffer.alloc(30_000_000, 1)
    const file = page.getByLabel('Aggiungi un file')
    await file.setInputFiles({ name: 'scansione.pdf', mimeType: 'application/pdf', buffer })
    await page.getByLabel('Riservato: chi lo apre').uncheck()
    await page.getByRole('button', { name: 'Allega' }).click()
    expect(await page.locator('[data-error-summary] a').allTextContents()).toEqual([
      expect.stringContaining('Il file è troppo grande'),
    ])
    expect(await page.getByLabel('Riservato: chi lo apre').isChecked()).toBe(false)
    expect(await file.getAttribute('aria-invalid')).toBe('true')
    await expectAccessibleWithoutScript(page)
  })

  test('is read by who follows it, and what is restricted opens by saying why, without a script', async () => {
    const page = await pageOf('ru-coordinator', { javaScriptEnabled: false })
    await page.goto(`${desk().url}/cases/${referralId}`)
    await page.getByRole('link', { name: 'Leggi la scheda' }).click()
    const main = page.locator('main')
    expect(await main.textContent()).not.toContain(SAFE)
    await page.getByRole('button', { name: 'Apri le parti riservate' }).click()
    expect(await page.locator('[data-error-summary] a').textContent()).toContain('Scrivi perché')
    await page.getByLabel('Perché le apri').fill('Primo contatto con la famiglia')
    await page.getByRole('button', { name: 'Apri le parti riservate' }).click()
    expect(await main.textContent()).toContain(SAFE)
    await expectAccessibleWithoutScript(page)
    await page.getByRole('button', { name: 'Apri relazione.png' }).click()
    expect(await page.locator('[data-error-summary] a').textContent()).toContain('Scrivi perché')
    await page.getByLabel('Perché apri relazione.png').fill('Istruttoria del caso')
    const downloading = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Apri relazione.png' }).click()
    const file = await downloading
    expect(file.suggestedFilename()).toBe('relazione.png')
    expect((await readFile(await file.path())).toString('base64')).toBe(PNG)
  })

  test('is a page like the others, closed to its sender, and corrected only by its sportello', async () => {
    const page = await pageOf('ru-coordinator')
    for (const address of [`/cases/${referralId}/scheda`, `/referrals/${referralId}/sheet`])
      await lookAt(page, address)
    expect(await page.locator('main').textContent()).toContain('Qui mancano le parti riservate')
    await page.goto(`${desk().url}/referrals/${referralId}`)
    expect(await page.getByRole('link', { name: 'Correggi la scheda' }).count()).toBe(0)
    await page.goto(`${desk().url}/referrals/${referralId}/amend`)
    expect(await page.locator('.desk-flash').textContent()).toContain('Solo lo sportello')
    const sender = await pageOf('ru-sender')
    expect((await sender.goto(`${desk().url}/cases/${referralId}/scheda`))?.status()).toBe(403)
  })

  test('takes from its sender where the household is not safe, read by nobody who does not say why', async () => {
    const sender = await pageOf('ru-sender', { javaScriptEnabled: false })
    await sender.goto(`${desk().url}/referrals/${referralId}/amend`)
    expect(await sender.getByLabel('Importata da un file').isChecked()).toBe(true)
    await sender.goto(`${desk().url}/referrals/${referralId}/amend/needs`)
    await sender.locator('summary', { hasText: 'Quale casa' }).click()
    await sender.getByLabel('Persona da cui proteggere').fill(FEARED)
    await sender.getByLabel('Comuni in cui non sarebbe al sicuro').fill('Atlantide')
    await sender.getByLabel('Le differenze culturali possono ostacolare').check()
    const send = sender.locator('button[value=send]')
    await send.click()
    expect(await sender.locator('[data-error-summary] a').textContent()).toContain('Comuni in cui non')
    expect(await sender.getByLabel('Persona da cui proteggere').inputValue()).toBe(FEARED)
    await expectAccessibleWithoutScript(sender)
    await sender.getByLabel('Comuni in cui non sarebbe al sicuro').fill('Rimini')
    await send.click()
    expect(await sender.locator('.desk-flash').textContent()).not.toBe('')

    const coordinator = await as('ru-coordinator')
    const file = () => coordinator.get('intake', `/referrals/${referralId}/file`)
    await soon(async () => ((await file()).restrictedFields as string[]).includes('safetyExclusion'))
    const page = await pageOf('ru-coordinator')
    const main = page.locator('main')
    await page.goto(`${desk().url}/cases/${referralId}/scheda`)
    expect(await main.textContent()).toContain('Le differenze culturali possono ostacolare')
    expect(await main.textContent()).not.toContain(FEARED)
    await page.getByLabel('Perché le apri').fill('Scelta della casa')
    await page.getByRole('button', { name: 'Apri le parti riservate' }).click()
    expect(await main.textContent()).toContain(FEARED)
    expect(await main.textContent()).toContain('Rimini')
  })
})
