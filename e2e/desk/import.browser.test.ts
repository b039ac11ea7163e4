import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { fileOf } from '../src/clone.ts'
import { desk, hasBrowser, pageOf } from './browser.ts'
import { expectAccessible, expectNoOverflow } from './look.ts'

/** A file with one good row and one with a birth that cannot be. */
function csvOf(name: string): Buffer {
  const [header = '', ...rows] = readFileSync(fileOf('data/demo/referrals.csv'), 'utf8').split('\n')
  const row = rows.find((line) => line.startsWith('RE-03,')) ?? ''
  const named = (reference: string) =>
    row.replace('RE-03', reference).replace(/familyName=\w+/g, `familyName=${name}`)
  const bad = named(`${name}-2`).replace(/birth=[\d-]+/, 'birth=2199-01-01')
  return Buffer.from([header, named(`${name}-1`), bad].join('\n'))
}

async function upload(page: Page, name: string): Promise<void> {
  await page.goto(`${desk().url}/import`)
  await page.locator('#file').setInputFiles({ name: 'luglio.csv', mimeType: 'text/csv', buffer: csvOf(name) })
  await page.getByRole('button', { name: 'Controlla il file' }).click()
  await page.getByRole('heading', { name: 'Il file è stato controllato' }).waitFor()
}

async function send(page: Page): Promise<string[]> {
  await page.getByRole('button', { name: 'Invia la riga pronta' }).click()
  await page.getByRole('heading', { name: 'Invio concluso' }).waitFor()
  return page.locator('tbody tr').allTextContents()
}

describe.runIf(hasBrowser)('a file of referrals', () => {
  test.each([
    { name: 'Sorbo', javaScriptEnabled: true },
    { name: 'Carpino', javaScriptEnabled: false },
  ])(
    'shows its bad rows before anything is sent, and is sent once (JavaScript: $javaScriptEnabled)',
    async ({ name, javaScriptEnabled }) => {
      const page = await pageOf('re-sender', { javaScriptEnabled })
      await page.setViewportSize({ width: 320, height: 700 })
      await upload(page, name)
      const [bad, good] = await page.locator('section:has(h2)').allTextContents()
      expect(bad).toContain('Da correggere')
      expect(bad).toMatch(/3.*members.*nascita/s)
      expect(good).toContain(`${name}-1`)
      expect(good).not.toContain(`${name}-2`)
      await expectNoOverflow(page)
      if (javaScriptEnabled) await expectAccessible(page)
      expect((await send(page)).join()).toMatch(/2.*Inviata.*RE-[0-9A-Z]{8}-[0-9A-Z]/s)
      await upload(page, name)
      expect((await send(page)).join()).toMatch(/2.*Già inviata/s)
    },
  )

  test('that nobody chose is asked for by its field', async () => {
    const page = await pageOf('re-sender')
    await page.goto(`${desk().url}/import`)
    await page.getByRole('button', { name: 'Controlla il file' }).click()
    await expect.poll(() => page.locator('#file-error').textContent()).toContain('Scegli un file')
  })
})
