import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { desk, restOf, servedTo, windowOf } from './browser.ts'

const axeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
// What passed is not told in detail, and no rule of these reads the style sheets: both cost most of the time.
const OPTIONS = { runOnly: TAGS, resultTypes: ['violations'], preload: false }

/** What the style sheet shows only beside the script. */
const BESIDE_SCRIPT = '.desk-js, .desk-exit-hint'

/**
 * Fails with every violation of WCAG 2.2 AA that axe finds on the page, with JavaScript and without: the page must be
 * what was served but for the script's own marks, and the parts that look different without it are looked at again.
 */
export async function expectAccessible(page: Page): Promise<void> {
  await expectAsServed(page)
  const copy = await copyOf(page)
  expect(await violationsIn(copy, 'document'), page.url()).toEqual([])
  await copy.evaluate(`document.documentElement.classList.remove('has-js')`)
  const changed = `[...new Set([...document.querySelectorAll('${BESIDE_SCRIPT}')].map((one) => one.parentElement))]`
  expect(await violationsIn(copy, changed), `${page.url()} without JavaScript`).toEqual([])
}

/** The same for a page of a window without JavaScript. */
export async function expectAccessibleWithoutScript(page: Page): Promise<void> {
  expect(await violationsIn(await copyOf(page), 'document'), `${page.url()} without JavaScript`).toEqual([])
}

let copies: Promise<Page> | undefined

/**
 * What the page shows, at its address and in its size, with the same focus, where axe is already: brought to each page
 * anew, it takes three times as long, and in a window without JavaScript it cannot run.
 */
async function copyOf(page: Page): Promise<Page> {
  copies ??= windowOf(null).then((window) => window.newPage())
  const copy = await copies
  const { origin } = new URL(page.url())
  // Elsewhere its styles would not be given to it.
  if (!copy.url().startsWith(`${origin}/`)) await copy.goto(restOf(origin))
  // As the pages' policy lets no script in, the browser itself evaluates it.
  if (!(await copy.evaluate('"axe" in window'))) await copy.evaluate(await axeSource)
  await copy.setViewportSize(page.viewportSize() ?? WIDE)
  await copy.evaluate((address) => history.replaceState(null, '', address), page.url())
  await copy.setContent((await page.content()).replace(/<script\b[^>]*><\/script>/g, ''))
  const focused = await page.evaluate(
    `[...document.querySelectorAll('body *')].indexOf(document.activeElement)`,
  )
  await copy.evaluate(`document.querySelectorAll('body *')[${focused}]?.focus({ preventScroll: true })`)
  return copy
}

/** Whether one begins above the other; both are looked at in one moment, for what has the focus may still be scrolled to. */
export function isAbove(page: Page, one: string, other: string): Promise<boolean> {
  const top = (selector: string) =>
    `document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect().top`
  return page.evaluate<boolean>(`${top(one)} < ${top(other)}`)
}

type Violation = { id: string; nodes: { html: string }[] }

async function violationsIn(page: Page, where: string): Promise<string[]> {
  const found = (await page.evaluate(`(async () => {
    const where = ${where}
    if (where.length === 0) return []
    return (await axe.run(where, ${JSON.stringify(OPTIONS)})).violations
  })()`)) as Violation[]
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
}

/** A page as text, without the marks that the script leaves on it: its class, and htmx's own attributes. */
const PLAIN = `(root) => {
  const plain = root.cloneNode(true)
  plain.classList.remove('has-js')
  if (plain.classList.length === 0) plain.removeAttribute('class')
  for (const badge of plain.querySelectorAll('.desk-badge-live')) {
    badge.replaceChildren()
    badge.classList.remove('htmx-request')
  }
  for (const one of plain.querySelectorAll('*'))
    for (const { name } of [...one.attributes])
      if (name === 'nonce' || name.startsWith('data-htmx')) one.removeAttribute(name)
  return plain.outerHTML
}`

/** Fails when the script made something else of the page than what the desk sent, which is all that one without it has. */
async function expectAsServed(page: Page): Promise<void> {
  const [shown, served, hasNoscript] = (await page.evaluate(`((html) => {
    const plain = ${PLAIN}
    const served = new DOMParser().parseFromString(html, 'text/html')
    const hidden = served.querySelector('noscript') !== null
    return [plain(document.documentElement), plain(served.documentElement), hidden]
  })(${JSON.stringify(await servedTo(page))})`)) as [string, string, boolean]
  expect(hasNoscript, `${page.url()}: a part only for browsers without JavaScript is not looked at`).toBe(
    false,
  )
  expect(shown, page.url()).toBe(served)
}

/** Fails when something is wider than the window. */
export async function expectNoOverflow(page: Page): Promise<void> {
  const wide = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth')
  expect(wide, `${page.url()} is too wide by`).toBeLessThanOrEqual(0)
}

const WIDE = { width: 1280, height: 900 }
const NARROW = { width: 320, height: 640 }
/** A window of 1280 pixels at 200 %. */
const ZOOMED = { width: 640, height: 450 }

/** Opens a page of the desk and holds it to what every page must be: answered, kept nowhere, accessible, never too wide. */
export async function lookAt(page: Page, address: string): Promise<void> {
  const response = await page.goto(desk().url + address)
  expect(response?.status(), address).toBe(200)
  expect(response?.headers()['cache-control'], address).toBe('no-store')
  await expectGood(page)
}

/** The same for the page as it stands, after a form was sent. */
export async function expectGood(page: Page): Promise<void> {
  await page.setViewportSize(WIDE)
  await expectAccessible(page)
  for (const size of [NARROW, ZOOMED]) {
    await page.setViewportSize(size)
    await expectNoOverflow(page)
  }
  await page.setViewportSize(WIDE)
}
