import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { desk, hasBrowser, lookAt, windowOf } from './browser.ts'
import { PAGES } from './pages.ts'

describe.runIf(hasBrowser).each(Object.entries(PAGES))('the pages of %s', (account, addresses) => {
  test('can be used by everybody, wide, narrow and at 200 %, and break no rule of their own', async () => {
    const context = await windowOf(account === 'everybody' ? null : account)
    const page = await context.newPage()
    const told = listen(page)
    for (const address of addresses) await lookAt(page, address)
    expect(told).toEqual([])
    await context.close()
  })

  test('say the same without JavaScript', async () => {
    const context = await windowOf(account === 'everybody' ? null : account, { javaScriptEnabled: false })
    const page = await context.newPage()
    for (const address of addresses) {
      const response = await page.goto(desk().url + address)
      expect(response?.status(), address).toBe(200)
      expect(await page.locator('h1').count(), address).toBe(1)
    }
    await context.close()
  })
})

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
