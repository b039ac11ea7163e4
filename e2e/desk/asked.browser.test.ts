import { describe, expect, test } from 'vitest'
import { desk, hasBrowser, pageOf } from './browser.ts'
import { admitted, sentReferral, soon } from './household.ts'
import { expectAccessible, expectAccessibleWithoutScript } from './look.ts'

describe.runIf(hasBrowser)('a seat in an équipe', () => {
  const HOLDER = 'mo-housing'
  const ROLE = 'gestore di housing sociale'

  test('is declined for one of four reasons by who is asked, who reads no name before they accept', async () => {
    const { referralId, coordinator, picId } = await admitted(await sentReferral('MO'))
    await soon(async () => {
      const { seats } = await coordinator.get('equipe', `/presa-in-carico/${picId}/equipe`)
      const asked = (seats as { role: string; state: string }[]).find(
        ({ role }) => role === 'housing-manager',
      )
      return asked?.state === 'proposed'
    })
    const address = `${desk().url}/cases/${referralId}`
    const page = await pageOf(HOLDER, { javaScriptEnabled: false })
    await page.goto(address)
    expect(page.url()).toBe(`${address}/asked`)
    const read = await page.locator('main').textContent()
    expect(read).toMatch(/TerritorioModena/)
    const decline = `Non accetto il posto: ${ROLE}`
    await page.locator('summary', { hasText: decline }).click()
    await page.getByRole('button', { name: decline }).click()
    expect(await page.locator('[data-error-summary] a').allTextContents()).toEqual(['Scegli perché'])
    await expectAccessibleWithoutScript(page)
    const why = page.getByLabel('Perché', { exact: true })
    expect((await why.locator('option').allTextContents()).slice(1)).toEqual([
      'Seguo già troppi nuclei',
      'Non parlo la lingua del nucleo',
      'Sarò assente',
      'Ho cambiato ruolo',
    ])
    await why.selectOption('role-change')
    await page.getByRole('button', { name: decline }).click()
    expect(await page.getByRole('status').textContent()).toContain('Il posto torna vacante')
    const household = await showsVacancy(address, ROLE)
    expect(read).not.toContain(household)
  })

  /** On the page of the household, whose name it answers, and among the territory's vacancies. */
  async function showsVacancy(address: string, role: string) {
    const page = await pageOf('mo-coordinator')
    const row = page.getByRole('row').filter({ hasText: role })
    await page.goto(`${address}/people`)
    expect(await row.textContent()).toContain('Vacante cambio di ruolo')
    await expectAccessible(page)
    const household = (await page.locator('h1').textContent()) ?? ''
    await page.goto(`${desk().url}/territory/MO/vacancies`)
    expect(await row.first().textContent()).toContain('cambio di ruolo')
    return household
  }
})
