import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { inDays } from '../src/forms.ts'
import { desk, hasBrowser, pageOf } from './browser.ts'
import { stepOn } from './household.ts'
import { expectAccessibleWithoutScript, expectGood, lookAt } from './look.ts'
import { as } from './services-of-desk.ts'

type Queued = { referralId: string; referralNumber: string; state: string; urgency: string }

const AT_THE_TABLE = ['routed', 'under-review', 'ready']

/** Referrals of a territory that its table may decide on, and the coordinator's services. */
async function decidable(territory: string) {
  const services = await as(`${territory.toLowerCase()}-coordinator`)
  const { items } = await services.get('equipe', `/territories/${territory}/queues?limit=50`)
  const referrals = (items as Queued[]).filter(({ state }) => AT_THE_TABLE.includes(state))
  const decide = (referralId: string, body: object) =>
    stepOn(services, `/referrals/${referralId}/decisions`, body)
  return { ...services, referrals, decide }
}

const open = (page: Page, address: string) => page.goto(desk().url + address)
const faults = (page: Page) => page.locator('[data-error-summary] a').allTextContents()
const said = (page: Page) => page.getByRole('status').textContent()

describe.runIf(hasBrowser)('after a decision', () => {
  test('a household of the waiting list is started in its turn, or with a reason, without a script', async () => {
    const { referrals, decide } = await decidable('RN')
    const [first, second] = referrals
    if (!first || !second) throw new Error('RN has no two referrals to decide on')
    for (const { referralId } of [first, second]) await decide(referralId, { kind: 'admit-waiting-list' })
    const page = await pageOf('rn-coordinator', { javaScriptEnabled: false })
    await open(page, '/territory/RN/waiting')
    await expectAccessibleWithoutScript(page)
    await page
      .getByRole('row')
      .last()
      .getByRole('link', { name: /^Avvia la presa in carico/ })
      .click()
    await page.getByRole('button', { name: 'Avvia la presa in carico' }).click()
    expect(await faults(page)).toEqual([expect.stringMatching(/^Prima viene .+: scrivi perché/)])
    await expectAccessibleWithoutScript(page)
    await page.getByLabel('Perché non il primo della lista').fill('La casa libera è per sei persone')
    await page.getByRole('button', { name: 'Avvia la presa in carico' }).click()
    expect(await said(page)).toContain('La presa in carico è avviata')
    await open(page, '/territory/RN/waiting')
    await page.getByRole('row').last().getByRole('link').first().click()
    await page.getByRole('link', { name: 'Decidi' }).click()
    expect(await page.locator('input[name=kind]').count()).toBe(2)
    await annulsAfterSayingWhy(page)
  })

  test('an urgent household is decided on between meetings and told, and the table ratifies from its agenda', async () => {
    const { referrals } = await decidable('RU')
    const one = referrals.find(({ urgency }) => urgency !== 'U1')
    if (!one) throw new Error('RU has no referral to decide on')
    const page = await pageOf('ru-coordinator')
    await lookAt(page, `/cases/${one.referralId}/duplicates`)
    await open(page, `/cases/${one.referralId}`)
    await triesToReach(page)
    await changesUrgency(page)
    await open(page, `/cases/${one.referralId}/decision`)
    await page.getByLabel('Ammettere', { exact: true }).check()
    await page.getByLabel('Decisione tra una seduta e l’altra').check()
    await page.locator('#second').selectOption(await socialWorkerOf('RU'))
    await page.getByRole('button', { name: 'Registra la decisione' }).click()
    expect(await said(page)).toContain('La decisione è registrata')
    await lookAt(page, `/cases/${one.referralId}/decisions`)
    await page.getByRole('group').filter({ hasText: 'Chi lo ha informato' }).waitFor()
    await page.getByRole('button', { name: 'Il nucleo è stato informato' }).click()
    expect(await said(page)).toContain('È registrato che il nucleo è stato informato')
    expect(await page.locator('main').textContent()).toMatch(/Informato il .* da .*\(/)
    await open(page, await agendaThatRatifies('RU', one.referralId))
    await page.getByRole('button', { name: new RegExp(`^Ratifica.*${one.referralNumber}`) }).click()
    expect(await said(page)).toContain('La decisione è ratificata')
  })
})

describe.runIf(hasBrowser)('a referral that should not be', () => {
  test('is void when the coordinator asks and a second person agrees', async () => {
    const one = (await decidable('PC')).referrals[0]
    if (!one) throw new Error('PC has no open referral')
    const address = `/cases/${one.referralId}/decisions`
    const [coordinator, chair] = await Promise.all([
      pageOf('pc-coordinator', { javaScriptEnabled: false }),
      pageOf('pc-social-worker-1', { javaScriptEnabled: false }),
    ])
    await open(coordinator, address)
    const ask = 'Inserita per errore: chiedi di annullarla'
    await coordinator.locator('summary', { hasText: ask }).click()
    await coordinator.getByRole('button', { name: ask }).click()
    expect(await faults(coordinator)).toEqual(['Scrivi quale errore'])
    await coordinator.getByLabel('Quale errore').fill('Scritta due volte')
    await coordinator.getByRole('button', { name: ask }).click()
    expect(await said(coordinator)).toContain('Una seconda persona deve ora essere d’accordo')
    expect(await coordinator.getByRole('button', { name: /^Sono d’accordo/ }).count()).toBe(0)
    await open(chair, address)
    await expectAccessibleWithoutScript(chair)
    await chair.getByRole('button', { name: /^Sono d’accordo/ }).click()
    expect(await said(chair)).toContain('La segnalazione è annullata')
  })
})

/** What is missing is said at its place; the try then stands in the list. */
async function triesToReach(page: Page): Promise<void> {
  await page.locator('summary', { hasText: 'Registra un tentativo di contatto' }).click()
  await page.getByRole('button', { name: 'Registra un tentativo di contatto' }).click()
  expect(await faults(page)).toEqual(['Scrivi il giorno del tentativo', 'Scegli come'])
  await expectGood(page)
  await page.getByLabel('In quale giorno').fill(inDays(0))
  await page.getByLabel('Come', { exact: true }).selectOption('visit')
  await page.getByRole('button', { name: 'Registra un tentativo di contatto' }).click()
  expect(await said(page)).toContain('Il tentativo è registrato')
  expect(await page.getByRole('row', { name: /Visita/ }).count()).toBe(1)
}

async function changesUrgency(page: Page): Promise<void> {
  await page.locator('summary', { hasText: 'Cambia l’urgenza' }).click()
  await page.getByLabel('Nuova urgenza').selectOption('U1')
  await page.getByRole('button', { name: 'Cambia l’urgenza' }).click()
  expect(await faults(page)).toEqual(['Scrivi il motivo'])
  expect(await page.getByLabel('Nuova urgenza').inputValue()).toBe('U1')
  await page.getByLabel('Perché', { exact: true }).fill('Lo sfratto è anticipato')
  await page.getByRole('button', { name: 'Cambia l’urgenza' }).click()
  expect(await said(page)).toContain('L’urgenza è cambiata')
  expect(await page.locator('main').textContent()).toContain('Lo sfratto è anticipato')
}

async function annulsAfterSayingWhy(page: Page): Promise<void> {
  await page.goto(page.url().replace(/\/decision$/, '/decisions'))
  await page.locator('summary', { hasText: 'Annulla la decisione' }).click()
  await page.getByRole('button', { name: 'Annulla la decisione' }).click()
  expect(await faults(page)).toEqual(['Scrivi perché si annulla'])
  await expectAccessibleWithoutScript(page)
  await page.getByLabel('Perché si annulla').fill('Decisa sulla segnalazione sbagliata')
  await page.getByRole('button', { name: 'Annulla la decisione' }).click()
  expect(await said(page)).toContain('La decisione è annullata')
}

/** Somebody of the territory's public social service. */
async function socialWorkerOf(territory: string): Promise<string> {
  const { get } = await as(`${territory.toLowerCase()}-social-worker-1`)
  return String((await get('equipe', '/account')).personId)
}

async function agendaThatRatifies(territory: string, referralId: string): Promise<string> {
  const { get } = await as(`${territory.toLowerCase()}-coordinator`)
  const { items: tables } = await get('equipe', `/tables?territory=${territory}`)
  for (const { tableId } of tables as { tableId: string }[]) {
    const { items } = await get('equipe', `/tables/${tableId}/meetings?limit=20`)
    for (const { meetingId } of items as { meetingId: string }[]) {
      const agenda = (await get('equipe', `/meetings/${meetingId}`)).items as {
        kind: string
        referral: { referralId: string } | null
      }[]
      if (agenda.some((item) => item.kind === 'ratification' && item.referral?.referralId === referralId))
        return `/meetings/${meetingId}`
    }
  }
  throw new Error('no meeting ratifies the decision')
}
