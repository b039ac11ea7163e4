import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { inDays } from '../src/forms.ts'
import { desk, hasBrowser, pageOf } from './browser.ts'
import { admittedHousehold } from './household.ts'
import { expectAccessibleWithoutScript, expectGood, lookAt } from './look.ts'

const COORDINATOR = 'pr-coordinator'
const in20Days = inDays(20)
const yesterday = inDays(-1)

describe.runIf(hasBrowser)('a household', () => {
  let one: Awaited<ReturnType<typeof admittedHousehold>>
  beforeAll(async () => {
    one = await admittedHousehold('PR', 2)
  })
  const path = (rest = '') => `/cases/${one.referralId}${rest}`
  const open = (page: Page, rest = '') => page.goto(desk().url + path(rest))

  const pages = () => [
    '/cases',
    '/cases?show=all',
    '/cases?show=all&ended=true',
    '/cases/absence',
    path(),
    path('/areas/legal'),
    path('/project'),
    path('/step'),
    path('/people'),
    path('/documents'),
    path('/history'),
  ]

  test('has pages that everybody can use', async () => {
    const page = await pageOf(COORDINATOR)
    for (const address of pages()) await lookAt(page, address)
  })

  test('has the scheda that it was signalled with among its pages', async () => {
    const page = await pageOf(COORDINATOR)
    await open(page)
    const tabs = page.getByRole('navigation', { name: 'Pagine del nucleo' })
    await tabs.getByRole('link', { name: 'Scheda' }).click()
    await page.waitForURL('**/scheda')
    expect(await tabs.locator('[aria-current=page]').textContent()).toBe('Scheda')
    expect(await page.title()).toContain(`Scheda · ${one.number}`)
    expect(await page.locator('main').textContent()).toContain('Quello che lo sportello ha scritto')
    await expectGood(page)
  })

  test('is closed to who has no part in its case', async () => {
    const page = await pageOf('re-coordinator')
    expect((await open(page))?.status()).toBe(403)
  })

  test('gets something to do, without a script: what is missing is said, and it is done with one button', async () => {
    const page = await pageOf(COORDINATOR, { javaScriptEnabled: false })
    await open(page)
    await page.getByText('Aggiungi una cosa da fare').click()
    await page.getByLabel('Che cosa').fill('Iscrizione al CPIA')
    await page.getByRole('button', { name: 'Aggiungi' }).click()
    expect(await page.locator('[data-error-summary] a').allTextContents()).toEqual([
      'Scegli chi se ne occupa',
      'Scrivi una data',
      'Scegli un’area',
    ])
    expect(await page.getByLabel('Che cosa').inputValue()).toBe('Iscrizione al CPIA')
    await expectAccessibleWithoutScript(page)
    await page.getByLabel('Chi se ne occupa').selectOption({ index: 1 })
    await page.getByLabel('Entro il').fill(in20Days)
    await page.getByLabel('Area', { exact: true }).selectOption('work')
    await page.getByRole('button', { name: 'Aggiungi' }).click()
    const row = page.getByRole('row', { name: /Iscrizione al CPIA/ })
    expect(await row.textContent()).toContain('Lavoro e formazione')
    await row.getByRole('button', { name: /^Fatto/ }).click()
    expect(await page.getByRole('status').textContent()).toContain('Segnata come fatta')
    await open(page, '/history')
    expect(await page.locator('.desk-timeline').textContent()).toMatch(/Cosa fatta da .* Fabio Alloro/)
    await page.getByLabel('Area', { exact: true }).selectOption('work')
    await page.getByRole('button', { name: 'Filtra' }).click()
    const ofWork = await page.locator('.desk-timeline').textContent()
    expect(ofWork).toMatch(/Cosa fatta da .*Iscrizione al CPIA/)
    expect(ofWork).not.toContain('Presa in carico aperta')
  })

  test('is on top of the list when something in it is late', async () => {
    const page = await pageOf(COORDINATOR)
    await open(page, '/areas/legal')
    await page.getByText('Aggiungi una cosa da fare').click()
    await page.getByLabel('Che cosa').fill('Rinnovo del permesso')
    await page.getByLabel('Chi se ne occupa').selectOption({ index: 1 })
    await page.getByLabel('Entro il').fill(yesterday)
    await page.getByRole('button', { name: 'Aggiungi' }).click()
    await page.getByRole('link', { name: 'Rinnovo del permesso' }).waitFor()
    await page.goto(`${desk().url}/cases?show=all`)
    expect(await page.locator('h2').first().textContent()).toContain('In ritardo')
    const row = page.getByRole('row').filter({ hasText: one.number })
    expect(await row.textContent()).toContain('1 in ritardo')
    await row.getByRole('link', { name: 'Rinnovo del permesso' }).click()
    await page.waitForURL('**/tasks/*')
    expect(await page.title()).toBe(`Una cosa da fare · ${one.number} – intarsi`)
    await expectGood(page)
  })

  test('tells who was slower who changed something, what and when', async () => {
    const [one, other] = await Promise.all([pageOf(COORDINATOR), pageOf(COORDINATOR)])
    await Promise.all([open(one), open(other)])
    const button = (page: Page) =>
      page.getByRole('row', { name: /Rinnovo del permesso/ }).getByRole('button', { name: /^Fatto/ })
    await button(one).click()
    await one.getByText('Segnata come fatta').waitFor()
    await button(other).click()
    expect(await other.locator('.desk-flash').textContent()).toMatch(
      /Nel frattempo la pratica è cambiata: Cosa fatta da .*Fabio Alloro, .*\)/,
    )
  })

  test('shows its documents: one is begun, ready, signed', async () => {
    const page = await pageOf(COORDINATOR, { javaScriptEnabled: false })
    await open(page, '/documents')
    await page.getByText('Aggiungi un documento').click()
    await page.getByLabel('Quale documento').selectOption('other')
    await page.getByLabel('Dove si trova').fill('Prot. 12/2026')
    await page.getByRole('button', { name: 'Aggiungi' }).click()
    const row = page.getByRole('row', { name: /Altro documento/ })
    expect(await row.textContent()).toContain('Prot. 12/2026')
    await row.getByRole('button', { name: /È pronto/ }).click()
    expect(await row.textContent()).toContain('Valido')
  })

  test('goes from its first interview to a project that is signed, step by step', async () => {
    const page = await pageOf(COORDINATOR, { javaScriptEnabled: false })
    const step = (name: string) => page.getByRole('button', { name, exact: true }).click()
    await open(page, '/step')
    await step('Registra il primo colloquio')
    expect(await page.locator('[data-error-summary] a').allTextContents()).toEqual([
      'Scrivi una data',
      'Scegli una risposta',
    ])
    await page.getByLabel('Quando si è tenuto').fill(yesterday)
    await page.getByLabel('In quale lingua').selectOption({ index: 1 })
    await step('Registra il primo colloquio')
    expect(await page.locator('.desk-standing').textContent()).toContain('Valutazione dei bisogni')
    for (const area of ['legal', 'social', 'health', 'housing', 'work']) {
      await open(page, `/areas/${area}`)
      await page.getByText('Valuta quest’area').click()
      await page.getByLabel(area === 'legal' ? '2 · medio' : '1 · lieve').check()
      await page.getByRole('button', { name: 'Salva' }).click()
    }
    await open(page, '/step')
    await page.getByLabel('Sì').check()
    await step('Concludi la valutazione')
    await open(page, '/project')
    await page.getByText('Aggiungi un obiettivo').click()
    await page.getByLabel('Che cosa si vuole raggiungere').fill('Permesso rinnovato')
    await page.getByLabel('Area', { exact: true }).selectOption('legal')
    await page.getByLabel('Chi ne risponde').selectOption({ index: 1 })
    await page.getByRole('button', { name: 'Aggiungi' }).click()
    expect(await page.getByRole('row', { name: /Permesso rinnovato/ }).count()).toBe(1)
    await open(page, '/step')
    await page.locator('#next-step + form, section form').first().getByLabel('Quando').fill(yesterday)
    await page.locator('section form').first().getByLabel('In quale lingua').selectOption({ index: 1 })
    await step('Il progetto è stato condiviso')
    for (;;) {
      await open(page, '/step')
      const party = page.getByLabel('Chi ha firmato')
      if ((await party.count()) === 0) break
      await party.selectOption({ index: 1 })
      await page.getByLabel('Quando ha firmato').fill(yesterday)
      await step('Registra una firma')
    }
    expect(await page.locator('.desk-standing').textContent()).toContain('In corso')
    await open(page, '/project')
    expect(await page.locator('main').textContent()).toContain('Prossima verifica entro il')
  })

  test('has its project extended once, with a reason; a second time is refused in words', async () => {
    const page = await pageOf(COORDINATOR, { javaScriptEnabled: false })
    const extend = async () => {
      await open(page, '/step')
      await page.locator('summary', { hasText: 'Proroga il progetto' }).click()
      await page.locator('#extension-reason').fill('Manca ancora il lavoro')
      await page.getByRole('button', { name: 'Proroga il progetto', exact: true }).click()
      return await page.locator('main').textContent()
    }
    expect(await extend()).toContain('Il progetto è prorogato.')
    expect(await extend()).toContain('Il progetto è già stato prorogato una volta.')
  })
})
