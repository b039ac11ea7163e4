import { beforeAll, describe, expect, test } from 'vitest'
import { inDays } from '../src/forms.ts'
import { desk, hasBrowser, pageOf } from './browser.ts'
import { admittedHousehold } from './household.ts'
import { expectAccessibleWithoutScript, lookAt } from './look.ts'

describe.runIf(hasBrowser)('the people of a household', () => {
  let one: Awaited<ReturnType<typeof admittedHousehold>>
  beforeAll(async () => {
    one = await admittedHousehold('RA', 0, 'immigrazione-servizio-sociale')
  })
  const address = () => `${desk().url}/cases/${one.referralId}/people`

  test('an observer without an account answers by a link, once, without a script (PC-06)', async () => {
    const page = await pageOf('ra-coordinator', { javaScriptEnabled: false })
    await page.goto(address())
    await page.getByText('Invita un osservatore').first().click()
    await page.getByLabel('Che cosa fa', { exact: true }).selectOption({ index: 1 })
    await page.getByLabel('Area', { exact: true }).selectOption('social')
    await page.getByLabel('Nome', { exact: true }).fill('La maestra')
    await page.getByLabel('Telefono o e-mail').fill('maestra@example.org')
    await page.getByLabel('A chi si rivolge in équipe').selectOption({ index: 1 })
    await page.getByRole('button', { name: 'Invita un osservatore' }).click()
    await page.getByRole('button', { name: /^Ha accettato/ }).click()
    await page.getByRole('button', { name: /^Crea un link/ }).click()
    await expectAccessibleWithoutScript(page)
    const link = (await page.locator('.desk-link code').textContent()) ?? ''
    await lookAt(await pageOf(null), new URL(link).pathname)
    const form = await pageOf(null, { javaScriptEnabled: false })
    await form.goto(link)
    await form.getByRole('button', { name: 'Invia l’osservazione' }).click()
    expect(await form.locator('[data-error-summary] a').count()).toBeGreaterThan(0)
    await expectAccessibleWithoutScript(form)
    for (const question of await form.locator('main fieldset').all())
      await question.getByRole('radio').first().check()
    await form.getByRole('button', { name: 'Invia l’osservazione' }).click()
    await form.getByText('l’osservazione è arrivata').waitFor()
    expect((await form.goto(link))?.status()).toBe(410)
  })

  test('change by a hand-over, and by an absence whose proposal the coordinator confirms', async () => {
    const page = await pageOf('ra-coordinator', { javaScriptEnabled: false })
    await page.goto(`${desk().url}/cases/absence`)
    const { items } = await one.coordinator.get('equipe', `/referrals/${one.referralId}/case-managers`)
    const held = (items as { personId: string; state: string }[]).find(({ state }) => state !== 'ended')
    await page.getByLabel('Chi è assente').selectOption(held?.personId ?? '')
    await page.getByLabel('Dal').fill(inDays(20))
    await page.getByRole('button', { name: 'Proponi a chi affidarli' }).click()
    expect(new URL(page.url()).searchParams.has('reason')).toBe(false)
    const row = page.getByRole('row').filter({ hasText: one.number })
    const chosen = row.getByRole('combobox')
    expect(await chosen.count()).toBe(1)
    await page.getByRole('button', { name: 'Conferma assenza e passaggi' }).click()
    expect(await page.locator('[data-error-summary] a').allTextContents()).toEqual(['Scegli un motivo'])
    await page.getByLabel('Ferie o congedo').check()
    await page.getByRole('button', { name: 'Conferma assenza e passaggi' }).click()
    expect(await page.getByRole('status').textContent()).toContain('L’assenza è registrata')
    await page.goto(`${desk().url}/cases/absence`)
    expect(await page.locator('main table').textContent()).not.toContain('Ferie')
    await page.getByRole('button', { name: 'Annulla l’assenza' }).first().click()
    expect(await page.getByRole('status').textContent()).toContain('L’assenza è annullata')
    await expectAccessibleWithoutScript(page)
    await page.goto(address())
    expect(await page.locator('main').textContent()).toMatch(/Passaggio di consegne|Proposto|Ad interim/)
  })
})
