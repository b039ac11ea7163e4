import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
  type Response,
} from 'playwright-core'
import { inject } from 'vitest'
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
  const context = await (await browser()).newContext({
    locale: 'it-IT',
    ...(known ? { storageState: known } : {}),
    ...options,
  })
  context.on('response', (response) => {
    if (response.request().isNavigationRequest()) documents.set(response.frame().page(), response)
  })
  return context
}

const documents = new WeakMap<Page, Response>()

/** The document that the desk sent for the page that is open in a window of `windowOf`, as it was sent. */
export async function servedTo(page: Page): Promise<string> {
  const response = documents.get(page)
  if (!response) throw new Error(`nothing was sent to ${page.url()}`)
  return response.text()
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
export async function chooseAccount(page: Page, account: string, back = desk().url): Promise<void> {
  const link = page.locator(`a[href$="account=demo%7C${account}"]`).first()
  // Most stand in folded lists.
  await page.goto(new URL((await link.getAttribute('href')) ?? '', page.url()).href)
  await page.waitForURL((url) => url.origin === new URL(back).origin)
}
