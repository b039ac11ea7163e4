import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { desk, hasBrowser, pageOf } from './browser.ts'
import { expectGood, lookAt } from './look.ts'
import { type Below, IN_STORIES, NO_PAGES, PAGES } from './pages.ts'

describe.runIf(hasBrowser).each(Object.entries(PAGES))('the pages of %s', (account, addresses) => {
  test('can be used by everybody, with JavaScript and without, wide, narrow and at 200 %, and break no rule of their own', async () => {
    const page = await pageOf(account === 'everybody' ? null : account)
    const told = listen(page)
    for (const address of addresses)
      for (const one of await addressesOf(page, address)) await lookAt(page, one)
    expect(told).toEqual([])
  })
})

async function addressesOf(page: Page, address: string | Below): Promise<readonly string[]> {
  if (typeof address === 'string') return [address]
  const { from, link, parts } = address
  await page.goto(desk().url + from)
  const found = await page.locator(`main a[href^="${link}"]`).first().getAttribute('href')
  return parts.map((part) => `${found}${part}`)
}

/** A part of an address that a route leaves open. */
const OPEN = /:[A-Za-z]+/g

test.runIf(hasBrowser)('no page is looked at nowhere', () => {
  const walked = Object.values(PAGES)
    .flat()
    .flatMap((one) => (typeof one === 'string' ? [one] : one.parts.map((part) => `${one.link}${part}`)))
    .map((address) => address.split('?')[0] ?? '')
  const isWalked = (route: string) => {
    const shape = new RegExp(`^${route.replaceAll(OPEN, '[^/]+')}$`)
    return walked.some((address) => shape.test(address))
  }
  const known = new Set([...IN_STORIES, ...NO_PAGES])
  expect(desk().pages.filter((route) => !known.has(route) && !isWalked(route))).toEqual([])
  expect([...known].filter((route) => !desk().pages.includes(route))).toEqual([])
})

test.runIf(hasBrowser)('a page that is not there, or not one’s own, is as good as the others', async () => {
  const page = await pageOf('re-sender')
  for (const [address, status] of [
    ['/nowhere', 404],
    ['/territory/RE', 403],
  ] as const) {
    expect((await page.goto(desk().url + address))?.status()).toBe(status)
    await expectGood(page)
  }
})

test.runIf(hasBrowser)(
  'a browser without JavaScript shows a page as it was sent, and no button that would do nothing',
  async () => {
    const page = await pageOf('re-sender', { javaScriptEnabled: false })
    await page.goto(`${desk().url}/scheda`)
    expect(await page.locator('html').getAttribute('class')).toBeNull()
    const print = page.locator('[data-print]')
    expect([await print.count(), await print.isVisible()]).toEqual([1, false])
    await page.goto(`${desk().url}/referrals`)
    expect(await page.locator('.desk-exit-hint').isVisible()).toBe(false)
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
