import { eventually } from '@intarsi/testkit'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { desk, hasBrowser, pageOf } from './browser.ts'
import { answers, fillInHousehold, fillInNeeds, fillInNotice } from './fill-in-referral.ts'
import { expectAccessible, expectNoOverflow, isAbove } from './look.ts'

/** Longer than a narrow screen is wide. */
const LONG_NAME = 'Wickramasinghearachchige-Ranasinghe'

const NUMBER = /RE-[0-9A-Z]{8}-[0-9A-Z]/

async function begin(page: Page): Promise<string> {
  await page.goto(`${desk().url}/referrals/new`)
  await page.locator('input[name=sportelloId]').first().check()
  await page.locator('form[action="/referrals/new"][method=post] button').click()
  await page.waitForURL('**/household')
  return new URL(page.url()).pathname.replace('/household', '')
}

type Look = (page: Page) => Promise<void>

/** Sends a referral from the first step to its receipt, looking at each filled step; answers its number. */
async function sendReferral(page: Page, familyName: string, look: Look = async () => undefined) {
  const { goOn } = answers(page)
  await begin(page)
  await fillInHousehold(page, familyName)
  await look(page)
  await goOn()
  await page.waitForURL('**/needs')
  await fillInNeeds(page)
  await look(page)
  await goOn()
  await page.waitForURL('**/notice')
  await fillInNotice(page)
  await look(page)
  await goOn()
  await page.waitForURL('**/summary')
  await look(page)
  await page.locator('form[action$="/send"] button').first().click()
  await page.waitForURL('**/receipt')
  return NUMBER.exec((await page.locator('.desk-receipt-number').textContent()) ?? '')?.[0] ?? ''
}

/** Its own page says where it is, once a table has it. */
async function expectAssigned(page: Page, number: string): Promise<void> {
  expect(number).toMatch(NUMBER)
  await page.goto(`${desk().url}/referrals?number=${number}`)
  await page.locator('tbody a').click()
  await page.waitForURL('**/referrals/*')
  const state = page.locator('.desk-tag').first()
  await eventually(async () => {
    await page.reload()
    return (await state.textContent()) === 'Assegnata, da leggere'
  })
  expect(await page.locator('h1').textContent()).toContain(number)
}

describe.runIf(hasBrowser)('a new referral', () => {
  test('is sent from an empty form to its receipt on 320 pixels, and breaks no rule of accessibility on any step', async () => {
    const page = await pageOf('re-sender')
    await page.setViewportSize({ width: 320, height: 640 })
    const number = await sendReferral(page, LONG_NAME, async () => {
      await expectNoOverflow(page)
      await expectAccessible(page)
    })
    await expectAssigned(page, number)
    await expectNoOverflow(page)
    await page.goto(`${desk().url}/referrals?number=${number}`)
    expect(await page.locator('tbody').textContent()).toContain(LONG_NAME)
    const hidden = '(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)'
    expect(await page.evaluate(`${hidden}(document.querySelector('.desk-table-scroll'))`)).toBe(0)
  })

  test('is sent without JavaScript; its household is found when it is signalled again, and nothing repeated', async () => {
    const page = await pageOf('re-sender', { javaScriptEnabled: false })
    const { write, goOn, input } = answers(page)
    const number = await sendReferral(page, 'Lentisco')
    await expectAssigned(page, number)
    const draft = await begin(page)
    await write('members.0.givenName', 'Senait')
    await write('members.0.familyName', 'Lentisco')
    await write('members.0.birth', '12/4/1995')
    await goOn()
    // As soon as the names are known, before the needs are asked.
    await page.goto(`${desk().url}${draft}/needs`)
    const known = page.locator('.desk-notice', { hasText: number })
    expect(await known.textContent()).toContain('Forse conosci già questo nucleo')
    await known.locator('button').first().click()
    await page.waitForURL('**/household')
    expect(await input('receptionKind').inputValue()).toBe('fami-flat')
    await page.goto(`${desk().url}${draft}/summary`)
    expect(await page.locator('main').textContent()).toContain(`Collegata alla segnalazione ${number}`)
  })

  test('keeps what was typed beside its message, the summary of faults focused, and saves what is right', async () => {
    const page = await pageOf('re-sender')
    const { write, goOn, input } = answers(page)
    const draft = await begin(page)
    await write('members.0.birth', '32/13/1995')
    await write('members.0.familyName', 'Corbezzolo')
    await goOn()
    // Not waitForFunction, which the page's policy forbids.
    await eventually(() => page.evaluate('document.activeElement.hasAttribute("data-error-summary")'))
    expect(await page.title()).toMatch(/^Errore: /)
    expect(await input('members.0.birth').inputValue()).toBe('32/13/1995')
    expect(await page.locator('[id="members.0.birth-error"]').textContent()).toContain('giorno, mese e anno')
    await expectAccessible(page)
    await page.locator('.desk-errors a', { hasText: 'Nascita' }).click()
    expect(await page.evaluate('document.activeElement.id')).toBe('members.0.birth')
    await page.goto(`${desk().url}${draft}/household`)
    expect(await input('members.0.familyName').inputValue()).toBe('Corbezzolo')
    expect(await input('members.0.birth').inputValue()).toBe('')
  })

  test('asks only what an answer opens, and forgets an answer that another one closed', async () => {
    const page = await pageOf('re-sender', { javaScriptEnabled: false })
    const { write, tick, input } = answers(page)
    const draft = await begin(page)
    expect(await input('address').isVisible()).toBe(false)
    await tick('protectedAddress-no')
    await write('address', 'via degli Esempi 1')
    await tick('protectedAddress-yes')
    expect(await input('address').isVisible()).toBe(false)
    await page.locator('button[value=later]').click()
    await page.goto(`${desk().url}${draft}/household`)
    await tick('protectedAddress-no')
    expect(await input('address').inputValue()).toBe('')
  })

  test('tells the telephone first when nothing can wait, and who could take the household', async () => {
    const page = await pageOf('re-sender')
    const { tick, goOn } = answers(page)
    await begin(page)
    await fillInHousehold(page, 'Rosmarino')
    await goOn()
    await page.waitForURL('**/needs')
    await fillInNeeds(page)
    await goOn()
    await page.waitForURL('**/notice')
    await fillInNotice(page)
    const emergency = page.locator('.desk-notice.is-danger')
    expect(await emergency.isVisible()).toBe(false)
    await tick('urgency-minors-without-roof-tonight')
    expect(await emergency.isVisible()).toBe(true)
    expect(await emergency.textContent()).toContain('+39 000 999')
    await expectAccessible(page)
    await page.locator('[id="householdAgreement-no"]').check()
    await goOn()
    await page.locator('[data-error-summary]').waitFor()
    expect(await emergency.count()).toBe(1)
    expect(await isAbove(page, '.desk-notice.is-danger', '[data-error-summary]')).toBe(true)
    await tick('householdAgreement-yes')
    await goOn()
    await page.waitForURL('**/summary')
    expect(await emergency.textContent()).toContain('+39 000 999')
    expect(await isAbove(page, '.desk-notice.is-danger', 'form[action$="/send"]')).toBe(true)
    expect(await page.locator('main').textContent()).toContain('Chi può occuparsene adesso')
    await expectAccessible(page)
  })

  test('two who save one draft: the second is told, and keeps what was typed', async () => {
    const one = await pageOf('re-sender')
    const other = await one.context().newPage()
    const draft = await begin(one)
    await other.goto(`${desk().url}${draft}/household`)
    await answers(one).write('referrer.phone', '+39 000 111')
    await one.locator('button[value=later]').click()
    await answers(other).write('referrer.phone', '+39 000 222')
    await other.locator('button[value=later]').click()
    expect(await other.locator('.desk-notice.is-warning').textContent()).toContain('nel frattempo')
    expect(await answers(other).input('referrer.phone').inputValue()).toBe('+39 000 222')
  })
})
