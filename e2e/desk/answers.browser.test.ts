import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { desk, hasBrowser, pageOf } from './browser.ts'
import { sentReferral, stepOn } from './household.ts'
import { expectAccessibleWithoutScript } from './look.ts'
import { as } from './services-of-desk.ts'

const ASKED = 'Orientamento nei servizi essenziali'
const ANSWER = 'Sì: da sola va dal medico e a scuola, non ancora in questura.'

const faults = (page: Page) => page.locator('[data-error-summary] a').allTextContents()
const said = (page: Page) => page.getByRole('status').textContent()
const main = (page: Page) => page.locator('main').textContent()

describe.runIf(hasBrowser)('between a table and a sportello', () => {
  test('a question goes to the sportello, and its answer stands on the referral’s page and on its scheda', async () => {
    const { referralId, reaches } = await sentReferral('MO')
    const [coordinator, sender] = await Promise.all([
      pageOf('mo-coordinator', { javaScriptEnabled: false }),
      pageOf('mo-sender', { javaScriptEnabled: false }),
    ])
    await coordinator.goto(`${desk().url}/cases/${referralId}`)
    await coordinator.getByRole('button', { name: 'Ho letto la segnalazione' }).click()
    expect(await said(coordinator)).toContain('La presa visione è registrata')
    await ask(coordinator)
    await reaches((state) => state === 'info-requested')
    await sender.goto(`${desk().url}/referrals/${referralId}`)
    expect(await sender.getByRole('listitem').filter({ hasText: ASKED }).count()).toBe(1)
    await sender.getByRole('button', { name: 'Invia la risposta' }).click()
    expect(await faults(sender)).toEqual(['Scrivi la risposta'])
    await sender.getByLabel('La tua risposta').fill(ANSWER)
    await sender.getByRole('button', { name: 'Invia la risposta' }).click()
    expect(await said(sender)).toContain('Risposta inviata')
    await reaches((state) => state === 'under-review')
    await sender.reload()
    expect(await sender.getByLabel('La tua risposta').count()).toBe(0)
    for (const page of ['', '/scheda']) {
      await coordinator.goto(`${desk().url}/cases/${referralId}${page}`)
      const answers = coordinator.getByRole('region', { name: 'Risposte dello sportello' })
      expect(await answers.textContent()).toMatch(new RegExp(`Luca Sorbo.*${ANSWER}`))
    }
    await expectAccessibleWithoutScript(coordinator)
  })

  test('the advice of the table is read by who asked for it', async () => {
    const { referralId, reaches } = await decided({ kind: 'advise', note: 'Chiedere prima la residenza.' })
    await reaches((state) => state === 'advised')
    const row = await rowOf(referralId, 'Consulenza del tavolo')
    expect(row).toBe('Chiedere prima la residenza.')
  })

  test('who sent a household hears where it goes instead, whom to ask for and why', async () => {
    const { personId } = await (await as('mo-coordinator')).get('equipe', '/account')
    const { referralId, reaches } = await decided({
      kind: 'redirect',
      reason: 'other-measure',
      destination: {
        kind: 'service',
        code: 'family-advisory',
        service: 'Consultorio di via degli Esempi',
        person: 'La referente',
        contact: '+39 000 111',
      },
      tellsHousehold: { personId, language: 'eng' },
    })
    await reaches((state) => state === 'handing-over')
    const row = await rowOf(referralId, 'A chi rivolgersi')
    expect(row).toBe('Consultorio di via degli Esempi · La referente · +39 000 111 Altra misura più adatta')
  })
})

async function ask(page: Page): Promise<void> {
  const title = 'Chiedi informazioni allo sportello'
  await page.locator('summary', { hasText: title }).click()
  await page.getByRole('button', { name: title }).click()
  expect(await faults(page)).toEqual(['Scegli almeno un’informazione'])
  await page.getByLabel(ASKED).check()
  await page.getByRole('button', { name: title }).click()
  expect(await said(page)).toContain('La domanda è partita')
  expect(await main(page)).toContain(`Domanda allo sportello: ${ASKED}. Risposta attesa entro il`)
}

/** A referral of Modena on which its table has decided. */
async function decided(body: object) {
  const sent = await sentReferral('MO')
  const { referralId, coordinator } = sent
  await stepOn(coordinator, `/referrals/${referralId}/decisions`, body)
  return sent
}

/** What the sportello's own page of a referral says beside a label. */
async function rowOf(referralId: string, label: string): Promise<string | null> {
  const page = await pageOf('mo-sender')
  await page.goto(`${desk().url}/referrals/${referralId}`)
  const text = await page.locator(`dt:text-is("${label}") + dd`).textContent()
  return text
}
