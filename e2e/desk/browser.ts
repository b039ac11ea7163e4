import { eventually } from '@intarsi/testkit'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
  type Response,
} from 'playwright-core'
import { inject } from 'vitest'
import type {} from './setup.ts'
import { type DeskUnderTest, endOfDesk, fileOfDesk, logOfDesk, readIfThere } from './told.ts'

const START_MS = 240_000
const BROWSER_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
const given = inject('desk')

/** False when this run has no browser: the suite is then not run, and the summary says so. */
export const hasBrowser = given !== null

// It is being started while other suites run: whoever needs it waits here, before the first test.
const started = given && (await whenStarted(given.directory))

async function whenStarted(directory: string): Promise<DeskUnderTest> {
  const told = await eventually(
    async () => (await readIfThere(endOfDesk(directory))) === '' || readIfThere(fileOfDesk(directory)),
    { deadlineMs: START_MS },
  )
  if (told !== true) return JSON.parse(told) as DeskUnderTest
  throw new Error(`the system ended:\n${await readIfThere(logOfDesk(directory))}`)
}

/** The system under test. */
export function desk(): DeskUnderTest {
  if (!started) throw new Error('This run has no browser.')
  return started
}

let launched: Promise<Browser> | undefined

/** One Chromium for all files of this process; it ends with it. */
export function browser(): Promise<Browser> {
  launched ??= chromium.launch({ executablePath: given?.chromium ?? '', args: BROWSER_ARGUMENTS })
  return launched
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
