import { readDeskConfig, startDesk } from '@intarsi/desk'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { chooseAccount, desk, hasBrowser, pageOf } from './browser.ts'
import { expectAccessibleWithoutScript, expectGood } from './look.ts'

const IDLE_MINUTES = 30

/** A desk in this process, so that its clock can be put forward. */
async function startOwnDesk() {
  const { issuer, services } = desk()
  const urls = Object.entries(services).map(([name, url]) => [`INTARSI_${name.toUpperCase()}_URL`, url])
  return startDesk({
    config: readDeskConfig({
      ...Object.fromEntries(urls),
      INTARSI_ISSUER: issuer,
      INTARSI_PORT: '0',
      INTARSI_METRICS_PORT: '0',
      INTARSI_LOG_LEVEL: 'silent',
      INTARSI_DESK_IDLE_MINUTES: String(IDLE_MINUTES),
    }),
  })
}

describe.runIf(hasBrowser)('a session that ends while a form is filled in', () => {
  let own: Awaited<ReturnType<typeof startOwnDesk>>
  beforeAll(async () => {
    own = await startOwnDesk()
  })
  afterEach(() => vi.useRealTimers())
  afterAll(() => own.close())

  /** Types into a new referral, is away for too long, saves, and signs in again. Answers the referral's address. */
  async function comeBackLate(page: Page): Promise<string> {
    await page.goto(`${own.url}/sign-in?returnTo=/referrals/new`)
    await chooseAccount(page, 're-sender', own.url)
    await page.locator('input[name=sportelloId]').first().check()
    await page.locator('form[action="/referrals/new"][method=post] button').click()
    await page.waitForURL('**/household')
    const draft = page.url()
    await page.locator('[id="members.0.familyName"]').fill('Ginepro')
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + (IDLE_MINUTES + 1) * 60_000 })
    await page.locator('button[value=later]').click()
    await page.waitForURL(`${desk().issuer}/**`)
    vi.useRealTimers()
    await chooseAccount(page, 're-sender', own.url)
    expect(new URL(page.url()).pathname).toBe('/continue')
    return draft
  }

  test.each([true, false])('loses nothing, JavaScript %s', async (javaScriptEnabled) => {
    const page = await pageOf(null, { javaScriptEnabled })
    const draft = await comeBackLate(page)
    await (javaScriptEnabled ? expectGood(page) : expectAccessibleWithoutScript(page))
    await page.getByRole('button', { name: 'Invia quello che avevo scritto' }).click()
    await page.waitForURL('**/referrals')
    await page.goto(draft)
    expect(await page.locator('[id="members.0.familyName"]').inputValue()).toBe('Ginepro')
  })
})
