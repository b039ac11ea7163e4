import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { desk, hasBrowser, windowOf } from './browser.ts'
import { lookAt } from './look.ts'
import { PAGES } from './pages.ts'

describe.runIf(hasBrowser).each(Object.entries(PAGES))('the pages of %s', (account, addresses) => {
  test('can be used by everybody, with JavaScript and without, wide, narrow and at 200 %, and break no rule of their own', async () => {
    const context = await windowOf(account === 'everybody' ? null : account)
    const page = await context.newPage()
    const told = listen(page)
    for (const address of addresses) await lookAt(page, address)
    expect(told).toEqual([])
    await context.close()
  })
})

test.runIf(hasBrowser)(
  'a browser without JavaScript shows a page as it was sent, and no button that would do nothing',
  async () => {
    const context = await windowOf('re-sender', { javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(`${desk().url}/scheda`)
    expect(await page.locator('html').getAttribute('class')).toBeNull()
    const print = page.locator('[data-print]')
    expect([await print.count(), await print.isVisible()]).toEqual([1, false])
    await page.goto(`${desk().url}/referrals`)
    expect(await page.locator('.desk-exit-hint').isVisible()).toBe(false)
    await context.close()
  },
)

/** What the browser complains of: a script refused by the policy, a file that is not there. */
function listen(page: Page): string[] {
  const told: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      told.push(`${page.url()} ${message.text()}`)
  })
  page.on('pageerror', (error) => told.push(`${page.url()} ${error.message}`))
  return told
}
