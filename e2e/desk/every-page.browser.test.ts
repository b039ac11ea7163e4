import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { desk, expectAccessible, expectNoOverflow, hasBrowser, windowOf } from './browser.ts'
import { PAGES } from './pages.ts'

const NARROW = { width: 320, height: 640 }
/** A window of 1280 pixels at 200 %. */
const ZOOMED = { width: 640, height: 450 }

describe.runIf(hasBrowser).each(Object.entries(PAGES))('the pages of %s', (account, addresses) => {
  test('can be used by everybody, wide, narrow and at 200 %, and break no rule of their own', async () => {
    const context = await windowOf(account === 'everybody' ? null : account)
    const page = await context.newPage()
    const told = listen(page)
    for (const address of addresses) {
      const response = await page.goto(desk().url + address)
      expect(response?.status(), address).toBe(200)
      expect(response?.headers()['cache-control'], address).toBe('no-store')
      await page.setViewportSize({ width: 1280, height: 900 })
      await expectAccessible(page)
      for (const size of [NARROW, ZOOMED]) {
        await page.setViewportSize(size)
        await expectNoOverflow(page)
      }
    }
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
