import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { desk, hasBrowser, pageOf } from './browser.ts'
import { expectAccessible, expectAccessibleWithoutScript, expectGood, lookAt } from './look.ts'
import { tableOf } from './services-of-desk.ts'

const CHAIR = 'pr-coordinator'
const DEPUTY = 'pr-social-worker-1'
/** Sits at the table; prepares some of what it reads. */
const MEMBER = 'pr-legal'

describe.runIf(hasBrowser)('a coordination table', () => {
  let table: Awaited<ReturnType<typeof tableOf>>
  beforeAll(async () => {
    table = await tableOf('PR')
  })
  const referral = (index: number) => {
    const found = table.referrals[index]
    if (!found) throw new Error(`the meeting has no referral ${index}`)
    return found
  }
  const decisionPage = (index: number) =>
    `/cases/${referral(index).referralId}/decision?meeting=${table.meetingId}`

  async function open(page: Page, address: string) {
    await page.goto(desk().url + address)
  }

  const pages = () => [
    ...['', '?when=past', '/board', '/board?column=to-read', '/undated'].map(
      (rest) => `/tables/${table.tableId}${rest}`,
    ),
    ...['', '/attendance', '/minutes', '/print', '/end'].map((rest) => `/meetings/${table.meetingId}${rest}`),
    '/tables',
    `/cases/${referral(0).referralId}`,
    decisionPage(0),
  ]

  test('has pages that everybody can use', async () => {
    const page = await pageOf(CHAIR)
    for (const address of pages()) await lookAt(page, address)
  })

  test('is closed to who does not sit at it', async () => {
    const page = await pageOf('re-coordinator')
    const response = await page.goto(`${desk().url}/meetings/${table.meetingId}`)
    expect(response?.status()).toBe(403)
  })

  test('shows a member every referral, and links only those whose file opens', async () => {
    const page = await pageOf(MEMBER)
    const statusOf = async (address: string) => (await page.request.get(desk().url + address)).status()
    await open(page, `/meetings/${table.meetingId}`)
    const numbers = await page.locator('main h3 .desk-number').allTextContents()
    expect(numbers).toEqual(table.referrals.map(({ number }) => number))
    const linked = await page.locator('main h3 a').allTextContents()
    const unlinked = table.referrals.filter(({ number }) => !linked.includes(number))
    expect(unlinked.length).toBeGreaterThan(0)
    for (const { referralId } of unlinked) expect(await statusOf(`/cases/${referralId}`)).toBe(403)
    await expectAccessible(page)
    for (const part of ['', '/board', '/undated']) {
      for (const address of await linksOf(page)) expect(await statusOf(address), address).toBe(200)
      await open(page, `/tables/${table.tableId}${part}`)
    }
  })

  /** Where the page leads to within the desk. */
  const linksOf = async (page: Page) => {
    const links = await page.locator('main a[href^="/"]').all()
    return new Set(await Promise.all(links.map(async (link) => (await link.getAttribute('href')) ?? '')))
  }

  test('shows a refused form of the meeting again: what was typed stays, and the focus is on what is wrong', async () => {
    const page = await pageOf(CHAIR)
    await open(page, `/meetings/${table.meetingId}`)
    await page.getByText('Delega, sposta o annulla la seduta').click()
    await page.getByLabel('Giorno', { exact: true }).fill('2020-01-07')
    await page.getByLabel('Ora', { exact: true }).fill('09:45')
    await page.getByRole('button', { name: 'Sposta la seduta' }).click()
    const summary = page.locator('[data-error-summary]')
    expect(await summary.locator('a').allTextContents()).toEqual([
      'Una seduta si programma per una data futura.',
    ])
    expect(await summary.evaluate((one) => one === document.activeElement)).toBe(true)
    expect(await page.getByLabel('Giorno', { exact: true }).inputValue()).toBe('2020-01-07')
    expect(await page.getByLabel('Ora', { exact: true }).inputValue()).toBe('09:45')
    await expectGood(page)
    await page.getByRole('button', { name: 'English' }).click()
    expect(page.url()).toBe(`${desk().url}/meetings/${table.meetingId}`)
    expect(await page.getByRole('status').textContent()).toContain('The language is changed')
  })

  test('says at its field that a meeting cannot take ten hours, and keeps what was planned', async () => {
    const page = await pageOf(CHAIR)
    await open(page, `/tables/${table.tableId}`)
    await page.locator('summary', { hasText: 'Programma una seduta' }).click()
    await page.getByLabel('Giorno', { exact: true }).fill('2030-01-08')
    await page.getByLabel('Durata in minuti').fill('600')
    await page.getByRole('button', { name: 'Programma' }).click()
    const fault = page.locator('[data-error-summary] a')
    expect(await fault.allTextContents()).toEqual(['Indica da 15 a 480 minuti'])
    await fault.click()
    expect(await page.evaluate('document.activeElement.value')).toBe('600')
    expect(await page.getByLabel('Giorno', { exact: true }).inputValue()).toBe('2030-01-08')
    await expectAccessible(page)
  })

  test('keeps the reason of an abstention that names nobody, without a script', async () => {
    const page = await pageOf(CHAIR, { javaScriptEnabled: false })
    await open(page, `/meetings/${table.meetingId}`)
    const item = page.getByRole('article').filter({ hasText: referral(0).number })
    await item.getByText('Registra un’astensione').click()
    await item.getByLabel('Motivo', { exact: true }).fill('Sono parenti')
    await item.getByRole('button', { name: 'Salva' }).click()
    expect(await page.locator('[data-error-summary] a').allTextContents()).toEqual(['Scegli una persona'])
    expect(await item.getByLabel('Motivo', { exact: true }).inputValue()).toBe('Sono parenti')
    await expectAccessibleWithoutScript(page)
  })

  test('decides without a script: what is missing is said at its place, and the answers stay', async () => {
    const page = await pageOf(CHAIR, { javaScriptEnabled: false })
    await open(page, decisionPage(0))
    await page.getByLabel('Non ammettere').check()
    await page.getByLabel('Motivo', { exact: true }).selectOption('specialist-first')
    await page.getByLabel('Nome del servizio').fill('Consultorio familiare')
    await page.getByRole('button', { name: 'Registra la decisione' }).click()
    const faults = await page.locator('[data-error-summary] a').allTextContents()
    expect(faults).toEqual([
      'Scegli il tipo di servizio',
      'Scrivi chi risponde',
      'Scrivi un telefono o un’e-mail',
      'Indica chi informa il nucleo',
    ])
    expect(await page.getByLabel('Nome del servizio').inputValue()).toBe('Consultorio familiare')
    await expectAccessibleWithoutScript(page)
    await page.getByLabel('Tipo di servizio').selectOption('family-advisory')
    await page.getByLabel('Chi risponde là').fill('La referente')
    await page.getByLabel('Telefono o e-mail').fill('+39 000 111')
    await page.getByLabel('Chi informa il nucleo').selectOption({ index: 1 })
    await page.getByRole('button', { name: 'Registra la decisione' }).click()
    expect(page.url()).toBe(`${desk().url}/meetings/${table.meetingId}`)
    expect(await page.getByRole('status').textContent()).toContain('La decisione è registrata')
  })

  test('lets one of two decide, and tells the other who, what and when', async () => {
    const [first, second] = await Promise.all([pageOf(CHAIR), pageOf(DEPUTY)])
    await Promise.all([open(first, decisionPage(1)), open(second, decisionPage(1))])
    await first.getByLabel('Ammettere', { exact: true }).check()
    await first.getByRole('button', { name: 'Registra la decisione' }).click()
    await first.getByText('La decisione è registrata').waitFor()
    await second.getByLabel('Rinviare').check()
    await second.getByRole('button', { name: 'Registra la decisione' }).click()
    const said = second.locator('.desk-notice')
    expect(await said.textContent()).toMatch(/Fabio Alloro ha già registrato «Ammessa»/)
    await expectGood(second)
  })

  test('corrects a decision: another takes its place, and the first stays in the history', async () => {
    const page = await pageOf(CHAIR)
    await open(page, `/meetings/${table.meetingId}`)
    const item = page.getByRole('article').filter({ hasText: referral(1).number })
    await item.getByRole('link', { name: /Rettifica/ }).click()
    await expectGood(page)
    await page.getByLabel('Ammettere in lista d’attesa').check()
    await page.getByRole('button', { name: 'Registra la decisione' }).click()
    await page.getByText('La decisione è rettificata').waitFor()
    expect(await item.first().textContent()).toContain('Ammessa in attesa')
  })

  test('keeps the minutes that two write at once, and is not stopped by who takes attendance', async () => {
    const scriptless = { javaScriptEnabled: false }
    const [first, second] = await Promise.all([pageOf(CHAIR, scriptless), pageOf(DEPUTY, scriptless)])
    await open(first, `/meetings/${table.meetingId}`)
    await first.getByRole('button', { name: 'Apri la seduta' }).click()
    const minutes = `/meetings/${table.meetingId}/minutes`
    await Promise.all([open(first, minutes), open(second, minutes)])
    const text = (page: Page) => page.getByRole('textbox', { name: 'Testo del verbale' })
    await text(first).fill('Il testo della presidente.')
    await text(second).fill('Il testo della vice.')
    await takeAttendance(await second.context().newPage())
    await first.getByRole('button', { name: 'Salva la bozza' }).click()
    expect(await first.getByRole('status').textContent()).toContain('La bozza del verbale è salvata')
    await second.getByRole('button', { name: 'Salva la bozza' }).click()
    expect(await text(second).inputValue()).toBe('Il testo della vice.')
    expect(await second.locator('.desk-minutes').first().textContent()).toBe('Il testo della presidente.')
    await expectAccessibleWithoutScript(second)
    await second.getByRole('button', { name: 'Salva la bozza' }).click()
    expect(await text(second).inputValue()).toBe('Il testo della vice.')
  })

  async function takeAttendance(page: Page) {
    await open(page, `/meetings/${table.meetingId}/attendance`)
    await page.getByLabel('presente', { exact: true }).first().check()
    await page.getByRole('button', { name: 'Salva le presenze' }).click()
    await page.getByText('Le presenze sono salvate').waitFor()
  }
})
