import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { householdForm } from '../src/households.ts'
import { desk, hasBrowser, pageOf } from './browser.ts'
import { sentReferral, soon } from './household.ts'
import { expectAccessibleWithoutScript } from './look.ts'
import { as } from './services-of-desk.ts'

/** Chairs the table of a delegated body (RA-07), and coordinates nothing. */
const CHAIR = 'ra-housing'
/** Works in another territory. */
const DELEGATE = 'rn-legal'

describe.runIf(hasBrowser)('a chair who is no coordinator', () => {
  test('opens the agenda, reads the scheda and decides, without a script', async () => {
    // Like nobody whom another test sends: in Ravenna a likeness must be answered before any admission (RA-04).
    const { members } = householdForm(9002).form
    const familyName = members[0]?.familyName ?? 'nobody'
    const { referralId, number } = await sentReferral('RA', { requestKind: 'housing-contribution', members })
    const page = await pageOf(CHAIR, { javaScriptEnabled: false })
    const main = page.locator('main')
    await page.goto(`${desk().url}/tables`)
    await page.getByRole('link', { name: 'Contributi alloggio, ente affidatario' }).click()
    await page.getByRole('link', { name: 'Apri l’ordine del giorno' }).click()
    await readFromAgenda(page, { referralId, number, familyName })
    await expectAccessibleWithoutScript(page)
    await expectNoDeadEnd(page, `/cases/${referralId}`)
    await page.getByRole('link', { name: 'Decidi' }).first().click()
    await page.getByLabel('Ammettere', { exact: true }).check()
    await page.getByRole('button', { name: 'Registra la decisione' }).click()
    expect(await page.getByRole('status').textContent()).toContain('La decisione è registrata')
    await soon(async () => {
      await page.goto(`${desk().url}/cases/${referralId}`)
      return (await main.textContent())?.includes('Ammessa')
    })
    for (const rest of ['', '/scheda', '/decisions'])
      await expectNoDeadEnd(page, `/cases/${referralId}${rest}`)
  })
})

test.runIf(hasBrowser)(
  'who stands in for a chair at one meeting, and sits at no table there, prepares for it and finds no dead end',
  async () => {
    const { members } = householdForm(9003).form
    const familyName = members[0]?.familyName ?? 'nobody'
    const { referralId, number, coordinator } = await sentReferral('PR', { members })
    const { meeting } = await coordinator.get('equipe', `/referrals/${referralId}`)
    const { id: meetingId } = meeting as { id: string }
    const { version } = await coordinator.get('equipe', `/meetings/${meetingId}`)
    const delegate = await as(DELEGATE)
    await expect(delegate.get('intake', `/referrals/${referralId}/file`)).rejects.toThrow('403')
    const { personId } = await delegate.get('equipe', '/account')
    const delegation = { body: { personId }, version: Number(version) }
    await coordinator.put('equipe', `/meetings/${meetingId}/delegate`, delegation)
    await soon(() => delegate.get('intake', `/referrals/${referralId}/file`).catch(() => null))
    const page = await pageOf(DELEGATE, { javaScriptEnabled: false })
    await page.goto(`${desk().url}/tables?territory=PR`)
    await page.getByRole('link', { name: 'Coordinamento presa in carico' }).click()
    await page.goto(`${desk().url}/meetings/${meetingId}`)
    await readFromAgenda(page, { referralId, number, familyName })
    await expectAccessibleWithoutScript(page)
    for (const rest of ['', '/scheda']) await expectNoDeadEnd(page, `/cases/${referralId}${rest}`)
  },
)

/** Opens a referral of the meeting that is shown, and reads its scheda whole. */
async function readFromAgenda(
  page: Page,
  { referralId, number, familyName }: { referralId: string; number: string; familyName: string },
): Promise<void> {
  const item = page.locator('.desk-agenda-item').filter({ hasText: number })
  expect(await item.getByRole('heading').first().textContent()).toContain(familyName)
  await item.getByRole('heading').getByRole('link').first().click()
  expect(await page.locator('h1').textContent()).toContain(number)
  await page.getByRole('link', { name: 'Leggi la scheda' }).click()
  expect(page.url()).toBe(`${desk().url}/cases/${referralId}/scheda`)
  const main = page.locator('main')
  expect(await main.textContent()).toContain(familyName)
  expect(await main.textContent()).toContain('Come contattare il nucleo in sicurezzaRiservato')
}

/** Every page that this one links to opens. */
async function expectNoDeadEnd(page: Page, address: string): Promise<void> {
  await page.goto(desk().url + address)
  const links = await page.locator('main a[href^="/"]').all()
  const to = new Set(await Promise.all(links.map((link) => link.getAttribute('href'))))
  for (const href of to) {
    const answer = await page.context().request.get(`${desk().url}${href}`)
    expect(answer.status(), `${address} leads to ${href}`).toBe(200)
  }
}
