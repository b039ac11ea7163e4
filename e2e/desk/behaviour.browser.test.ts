import { eventually } from '@intarsi/testkit'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { formOf } from '../src/forms.ts'
import { desk, hasBrowser, windowOf } from './browser.ts'
import { as } from './services-of-desk.ts'

const FIRST_PAGE_BYTES = 150_000
const ELSEWHERE = 'https://www.arpae.it/'

/** Bytes of every answer a page asked for, as they were sent. */
async function bytesOf(page: Page, open: () => Promise<unknown>): Promise<number> {
  const sizes: Promise<{ responseBodySize: number }>[] = []
  page.on('requestfinished', (request) => sizes.push(request.sizes()))
  await open()
  return (await Promise.all(sizes)).reduce((sum, { responseBodySize: size }) => sum + size, 0)
}

describe.runIf(hasBrowser)('the desk', () => {
  test('is light: the first page with its script, styles, icons and fonts stays under 150 KB', async () => {
    const context = await windowOf('re-sender')
    const page = await context.newPage()
    const bytes = await bytesOf(page, () => page.goto(desk().url, { waitUntil: 'load' }))
    expect(bytes).toBeGreaterThan(50_000)
    expect(bytes).toBeLessThan(FIRST_PAGE_BYTES)
    await context.close()
  })

  test('keeps nothing in the browser but its cookies, and no cookie that a script can read', async () => {
    const context = await windowOf('re-sender')
    const page = await context.newPage()
    for (const address of ['/', '/referrals', '/referrals/new', '/inbox']) {
      await page.goto(desk().url + address)
      expect(await page.evaluate('localStorage.length + sessionStorage.length')).toBe(0)
      expect(await page.evaluate('document.cookie')).toBe('')
    }
    expect((await context.cookies()).every(({ httpOnly }) => httpOnly)).toBe(true)
    await context.close()
  })

  test('leaves a page at once, by three presses of Esc or by its button, and "back" does not return to it', async () => {
    const context = await windowOf('re-sender')
    await context.route(`${ELSEWHERE}**`, (route) =>
      route.fulfill({ body: 'meteo', contentType: 'text/html' }),
    )
    const page = await context.newPage()
    const leave = [
      () => page.getByRole('link', { name: 'Esci subito da questa pagina' }).click(),
      async () => {
        for (const _ of [1, 2, 3]) await page.keyboard.press('Escape')
      },
    ]
    for (const way of leave) {
      await page.goto(`${desk().url}/keyboard`)
      await page.goto(`${desk().url}/referrals`)
      await way()
      await page.waitForURL(`${ELSEWHERE}**`)
      await page.goBack()
      expect(new URL(page.url()).pathname).toBe('/keyboard')
    }
    await context.close()
  })

  test('changes the number of unread notices by itself', async () => {
    const context = await windowOf('ru-sender')
    const page = await context.newPage()
    await page.goto(`${desk().url}/preferences`)
    const badge = page.locator('.desk-badge [aria-hidden]')
    const before = Number(await badge.textContent())
    const sender = await as('ru-sender')
    await sender.post('intake', '/referrals', { body: formOf('RU') })
    await eventually(async () => Number(await badge.textContent()) > before, { deadlineMs: 20_000 })
    await context.close()
  })
})
