import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from 'playwright-core'
import { expect, inject } from 'vitest'
import type { DeskUnderTest } from './setup.ts'

/** The system under test. */
export function desk(): DeskUnderTest {
  const found = inject('desk')
  if (!found) throw new Error('This run has no browser.')
  return found
}

/** False when this run has no browser: the suite is then not run, and the summary says so. */
export const hasBrowser = inject('desk') !== null

let connected: Promise<Browser> | undefined

/** The run's one Chromium. */
export function browser(): Promise<Browser> {
  connected ??= chromium.connect(desk().browser)
  return connected
}

type State = Awaited<ReturnType<BrowserContext['storageState']>>
const states = new Map<string, Promise<State>>()

/** A window of somebody: a demo account (`re-sender`), or null for who has not signed in. */
export async function windowOf(
  account: string | null,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const known = account ? await stateOf(account) : undefined
  return (await browser()).newContext({
    locale: 'it-IT',
    ...(known ? { storageState: known } : {}),
    ...options,
  })
}

function stateOf(account: string): Promise<State> {
  const known = states.get(account) ?? signIn(account)
  states.set(account, known)
  return known
}

async function signIn(account: string): Promise<State> {
  const context = await (await browser()).newContext({ locale: 'it-IT' })
  const page = await context.newPage()
  await page.goto(`${desk().url}/sign-in`)
  await chooseAccount(page, account)
  const state = await context.storageState()
  await context.close()
  return state
}

/** On the demo issuer's page: signs in as this account and comes back to the desk. */
export async function chooseAccount(page: Page, account: string): Promise<void> {
  const link = page.locator(`a[href$="account=demo%7C${account}"]`).first()
  // Most stand in folded lists.
  await page.goto(new URL((await link.getAttribute('href')) ?? '', page.url()).href)
  await page.waitForURL((url) => url.origin === new URL(desk().url).origin)
}

const axeSource = readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
// What passed is not told in detail, and no rule of these reads the style sheets: both cost most of the time.
const LOOK = { runOnly: TAGS, resultTypes: ['violations'], preload: false }

type Violation = { id: string; nodes: { html: string; failureSummary: string }[] }

/** Fails with every violation of WCAG 2.2 AA that axe finds on the page. */
export async function expectAccessible(page: Page): Promise<void> {
  // Its own world: the page's policy lets no script in.
  await page.evaluate(await axeSource)
  const violations = (await page.evaluate(
    `axe.run(${JSON.stringify(LOOK)}).then(({ violations }) => violations)`,
  )) as Violation[]
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
  expect(told, page.url()).toEqual([])
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
