import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { desk, hasBrowser, pageOf } from './browser.ts'
import { expectAccessibleWithoutScript, expectGood, lookAt } from './look.ts'
import { as } from './services-of-desk.ts'

type Queued = { referralId: string; referralNumber: string; state: string }

/** Referrals that a gate of the territory proposes to keep out. */
async function proposedIn(territory: string): Promise<Queued[]> {
  const { get } = await as(`${territory.toLowerCase()}-coordinator`)
  const { items } = await get('equipe', `/territories/${territory}/queues?state=exclusion-proposed`)
  return items as Queued[]
}

async function proposed(territory: string): Promise<Queued & { address: string }> {
  const [first] = await proposedIn(territory)
  if (!first) throw new Error(`${territory} has no exclusion to confirm`)
  return { ...first, address: `/territory/${territory}/exclusions/${first.referralId}` }
}

const record = (page: Page) => page.getByRole('button', { name: 'Registra' }).click()

describe.runIf(hasBrowser)('a coordinator', () => {
  test('reads why a rule points elsewhere, and sets it aside with a reason, without a script', async () => {
    const page = await pageOf('ce-coordinator', { javaScriptEnabled: false })
    const { referralId, referralNumber } = await proposed('CE')
    await page.goto(`${desk().url}/territory/CE/exclusions`)
    await page.getByLabel('Urgenza').selectOption('U0')
    await page.getByRole('button', { name: 'Filtra' }).click()
    expect(new URL(page.url()).searchParams.get('urgency')).toBe('U0')
    expect(await page.locator('main').textContent()).toContain('Niente corrisponde ai filtri')
    await expectAccessibleWithoutScript(page)
    await page.getByRole('link', { name: 'Togli i filtri' }).click()
    await page.getByRole('link', { name: referralNumber }).click()
    expect(await page.locator('main').textContent()).toMatch(/Fonti\s*[A-Z]+-\d\d/)
    await page.getByLabel('Leggere comunque la segnalazione').check()
    await record(page)
    expect(await page.locator('[data-error-summary] a').allTextContents()).toEqual(['Scrivi perché'])
    await expectAccessibleWithoutScript(page)
    await page.getByLabel('Perché la regola non vale').fill('Il minore arriva a giorni')
    await record(page)
    expect(await page.getByRole('status').textContent()).toContain('La regola è messa da parte')
    expect((await proposedIn('CE')).map((one) => one.referralId)).not.toContain(referralId)
  })

  test('confirms an exclusion with a named service and somebody who tells the household', async () => {
    const page = await pageOf('pr-coordinator')
    const { address } = await proposed('PR')
    await lookAt(page, address)
    await page.getByLabel('Confermare l’esclusione').check()
    await record(page)
    expect(await page.locator('[data-error-summary] a').allTextContents()).toContain(
      'Scrivi il nome del servizio',
    )
    await expectGood(page)
    await page.getByLabel('Nome del servizio').fill('Servizio adulti')
    await page.getByLabel('Chi risponde là').fill('La referente')
    await page.getByLabel('Telefono o e-mail').fill('+39 000 222')
    await page.getByLabel('Chi informa il nucleo').selectOption({ index: 1 })
    await record(page)
    expect(await page.getByRole('status').textContent()).toContain('L’esclusione è confermata')
  })

  test('who comes second hears who was first, and the answers stay on the page', async () => {
    const page = await pageOf('re-coordinator')
    const { referralId, address } = await proposed('RE')
    await page.goto(desk().url + address)
    await page.getByLabel('Leggere comunque la segnalazione').check()
    await page.getByLabel('Perché la regola non vale').fill('Arriva un minore')
    const { get, post } = await as('re-coordinator')
    const { version } = await get('equipe', `/referrals/${referralId}`)
    await post('equipe', `/referrals/${referralId}/override`, {
      version: Number(version),
      body: { reason: 'Ha due figli' },
    })
    await record(page)
    expect(await page.getByLabel('Perché la regola non vale').inputValue()).toBe('Arriva un minore')
    expect(await page.locator('.desk-notice').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringContaining('Nel frattempo qualcuno ha già deciso')]),
    )
    await expectGood(page)
  })

  test('of another territory finds nothing here', async () => {
    const page = await pageOf('re-coordinator')
    for (const path of ['', '/exclusions', '/waiting', '/vacancies', '/caseload', '/deadlines', '/flow']) {
      const response = await page.goto(`${desk().url}/territory/MO${path}`)
      expect(response?.status(), path).toBe(403)
    }
  })
})

test.runIf(hasBrowser)(
  'a secret address feeds a calendar without signing in, until it is ended',
  async () => {
    const page = await pageOf('pr-coordinator')
    await page.goto(`${desk().url}/calendar`)
    await page.getByRole('button', { name: 'Crea l’indirizzo' }).click()
    const address = (await page.locator('.desk-secret code').textContent()) ?? ''
    await expectGood(page)
    const read = await fetch(address)
    expect(read.headers.get('content-type')).toContain('text/calendar')
    const text = await read.text()
    expect(text).toContain('BEGIN:VEVENT')
    expect(text).toContain('Coordinamento presa in carico (PR)')
    expect(text).not.toMatch(/[A-Z]{2}-[0-9A-Z]{8}-[0-9A-Z]/)
    await page.getByRole('button', { name: 'Disattiva l’indirizzo' }).click()
    expect((await fetch(address)).status).toBe(404)
  },
)
