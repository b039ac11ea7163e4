import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { inDays } from '../src/forms.ts'
import { desk, hasBrowser, pageOf } from './browser.ts'
import { admittedHousehold, soon } from './household.ts'
import { expectAccessibleWithoutScript, expectGood, lookAt } from './look.ts'
import { as } from './services-of-desk.ts'

const MANAGER = 'ra-housing'

/** In Ravenna the demo has one household whose urgent need opened a request by itself. */
async function requestOfRavenna() {
  const { get } = await as(MANAGER)
  const { items } = await get('housing', '/housing-requests?territory=RA&limit=1')
  const [request] = items as { requestId: string; referralNumber: string }[]
  if (!request) throw new Error('Ravenna has no housing request')
  return request
}

describe.runIf(hasBrowser)('homes', () => {
  let request: Awaited<ReturnType<typeof requestOfRavenna>>
  beforeAll(async () => {
    request = await requestOfRavenna()
  })

  test('have pages that everybody can use, from the places to the proof of a matching', async () => {
    const page = await pageOf(MANAGER)
    for (const address of [
      '/housing',
      '/housing?show=free',
      '/housing/requests',
      '/housing/runs',
      '/housing/offers',
      '/housing/placements',
      '/housing/visits',
      '/housing/visits?show=late',
    ])
      await lookAt(page, address)
    await lookAt(page, `/housing/requests/${request.requestId}`)
    await page.goto(`${desk().url}/housing/runs`)
    await page.locator('tbody a').first().click()
    await page.waitForURL('**/runs/*')
    await expectGood(page)
    await page.goto(`${desk().url}/housing`)
    expect(await page.locator('svg.desk-gantt-picture').count()).toBe(1)
    await page.locator('tbody a').first().click()
    await page.waitForURL('**/places/*')
    await expectGood(page)
  })

  test('are offered by a person and answered by the household, without a script', async () => {
    const page = await pageOf(MANAGER, { javaScriptEnabled: false })
    await page.goto(`${desk().url}/housing/requests/${request.requestId}`)
    expect(await page.locator('main').textContent()).toContain('rispetta tutte le regole')
    await page.getByText('Scrivi per quanto tempo serve la casa').click()
    await page.getByLabel('Mesi', { exact: true }).first().fill('molti')
    await page.getByRole('button', { name: 'Salva la permanenza' }).click()
    expect(await page.locator('[data-error-summary] a').allTextContents()).toEqual([
      'Scrivi un numero di mesi da 1 a 120, o niente',
    ])
    await page.getByLabel('Mesi', { exact: true }).first().fill('1')
    await page.getByRole('button', { name: 'Salva la permanenza' }).click()
    expect(await page.locator('main').textContent()).toMatch(/Permanenza necessaria\s*1 mese/)
    await page.getByRole('button', { name: 'Offri questo alloggio' }).click()
    await page.waitForURL('**/offers/*')
    await page.getByRole('button', { name: 'Registra la risposta' }).click()
    expect(await page.locator('.desk-errors').textContent()).toContain('Indica che cosa ha risposto')
    await expectAccessibleWithoutScript(page)
    await page.getByLabel('Non accetta, o l’alloggio non è più disponibile').check()
    await page.getByLabel('Motivo').first().selectOption('too-far')
    await page.getByRole('button', { name: 'Registra la risposta' }).click()
    await page.waitForURL('**/offers/*')
    expect(await page.locator('.desk-tag').first().textContent()).toBe('Rifiutata')
    expect(await page.locator('main').textContent()).toContain('Troppo lontano')
  })

  test('are answered by who follows the household, who comes from its page and finds no list of a territory', async () => {
    const { referralId, offerId, caseManager } = await offeredInFerrara()
    const page = await pageOf(caseManager, { javaScriptEnabled: false })
    await page.goto(`${desk().url}/cases/${referralId}`)
    expect(await page.locator('#menu a[href="/housing"]').count()).toBe(0)
    await page.getByRole('link', { name: 'Richiesta, offerte e preferenze del nucleo' }).click()
    await page.waitForURL('**/housing/requests/*')
    await expectAccessibleWithoutScript(page)
    await page.getByRole('link', { name: 'Vai all’offerta' }).click()
    await page.waitForURL(`**/offers/${offerId}`)
    await page.locator('main a[href^="/housing/places/"]').first().click()
    await page.waitForURL('**/places/*')
    await expectAccessibleWithoutScript(page)
    expect(await page.locator('main').textContent()).not.toContain('Chi, da quando')
    expect(await page.locator('a[href="/housing"]').count()).toBe(0)
    await page.goBack()
    await page.getByLabel('Non accetta, o l’alloggio non è più disponibile').check()
    await page.getByLabel('Motivo').first().selectOption('too-far')
    await page.getByRole('button', { name: 'Registra la risposta' }).click()
    await page.waitForURL('**/offers/*')
    expect(await page.locator('.desk-tag').first().textContent()).toBe('Rifiutata')
  })

  test('another than the one proposed asks for a reason', async () => {
    const page = await pageOf(MANAGER)
    await page.goto(`${desk().url}/housing/requests/${request.requestId}`)
    await page.locator('summary', { hasText: 'Offri un altro alloggio' }).click()
    await page.getByRole('button', { name: 'Offri un altro alloggio' }).click()
    expect(await page.locator('.desk-errors li').allTextContents()).toHaveLength(3)
    await expectGood(page)
  })

  test('are visited: who moved in stands among the visits to be made, and who let the place among the contacts', async () => {
    const manager = await as(MANAGER)
    const { post } = manager
    const { requestId } = request
    const offer = await post('housing', '/offers', {
      body: { requestId, placeId: await freePlace(requestId, manager, 'RA') },
    })
    await post('housing', `/offers/${offer.offerId}/answer`, { body: { answer: 'accepted' } })
    const page = await pageOf(MANAGER)
    await lookAt(page, `/housing/offers/${offer.offerId}`)
    await page.goto(`${desk().url}/housing/placements`)
    await page.locator('tbody a').first().click()
    await page.waitForURL('**/placements/*')
    await expectGood(page)
    const placement = page.url()
    const override = { reason: 'household-asked', remark: 'Firma domani con la mediatrice' }
    const body = { enteredOn: inDays(0), override }
    await post('housing', `/placements/${placement.split('/').at(-1)}/entry`, { body })
    await page.goto(`${desk().url}/housing/visits?show=month`)
    await page.getByRole('link', { name: /^Registra la visita/ }).click()
    await page.waitForURL(placement)
    await expectGood(page)
    const landlord = { territory: 'RA', kind: 'landlord', name: 'Bianca Ginestra' }
    const { contactId } = await post('housing', '/contacts', { body: landlord })
    await lookAt(page, `/housing/contacts/${contactId}`)
    await chooseContact(page, manager, String(contactId))
  })
})

/** Finds a contact by name and ties it to a home, through the pages of the search and with a script or without. */
async function chooseContact(page: Page, { get }: Services, contactId: string): Promise<void> {
  const { items } = await get('housing', '/places?territory=RA&limit=1')
  const [{ placeId } = { placeId: '' }] = items as { placeId: string }[]
  await lookAt(page, `/housing/places/${placeId}/contacts`)
  await page.getByLabel('Cerca per nome o ente').fill('ginestra')
  await page.getByRole('button', { name: 'Cerca' }).click()
  await page.getByLabel('Bianca Ginestra').check()
  await page.getByLabel('Cerca per nome o ente').fill('nessuno si chiama così')
  await page.keyboard.press('Enter')
  const chosen = page.getByRole('group', { name: 'Scelti' })
  expect(await chosen.getByLabel('Bianca Ginestra').isChecked()).toBe(true)
  await expectGood(page)
  expect(page.url()).not.toContain('inestra')
  await page.getByRole('button', { name: 'Salva' }).click()
  await page.waitForURL(`**/housing/places/${placeId}`)
  const { contacts } = await get('housing', `/places/${placeId}/contacts`)
  expect((contacts as { contactId: string }[]).map((one) => one.contactId)).toContain(contactId)
}

type Services = Awaited<ReturnType<typeof as>>

/** The place that the latest matching holds right for the request. */
async function freePlace(requestId: string, { get, post }: Services, territory: string): Promise<string> {
  await post('housing', '/matching-runs', { body: { territory } })
  const { proposal } = await get('housing', `/housing-requests/${requestId}`)
  return (proposal as { placeId: string }).placeId
}

/** A household of Ferrara with a case manager who coordinates nothing, to whom the coordinator offered a place. */
async function offeredInFerrara() {
  const { referralId, number, picId, coordinator, caseManager } = await admittedHousehold('FE', 2)
  const requestId = await soon(async () => {
    const { items } = await coordinator.get('housing', '/housing-requests?territory=FE')
    const requests = items as { requestId: string; referralNumber: string }[]
    return requests.find(({ referralNumber }) => referralNumber === number)?.requestId
  })
  const body = { requestId, placeId: await freePlace(requestId, coordinator, 'FE') }
  const { offerId } = await coordinator.post('housing', '/offers', { body })
  await soon(async () => {
    const { housing } = await coordinator.get('casework', `/presa-in-carico/${picId}`)
    return (housing as { state: string } | null)?.state === 'offered'
  })
  const accounts = ['fe-social-worker-1', 'fe-social-worker-2']
  for (const account of accounts) {
    const { personId } = await (await as(account)).get('equipe', '/account')
    if (personId === caseManager.personId) return { referralId, offerId, caseManager: account }
  }
  throw new Error(`${caseManager.personId} is none of ${accounts}`)
}
