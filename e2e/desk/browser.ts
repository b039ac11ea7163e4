import { eventually } from '@intarsi/testkit'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
  type Response,
  request,
} from 'playwright-core'
import { inject, onTestFinished } from 'vitest'
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
  // Else one more process is started for each window than it needs.
  '--renderer-process-limit=1',
]
const VIEWPORT = { width: 1280, height: 720 }
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
function browser(): Promise<Browser> {
  launched ??= chromium.launch({ executablePath: given?.chromium ?? '', args: BROWSER_ARGUMENTS })
  return launched
}

type State = Awaited<ReturnType<BrowserContext['storageState']>>
const states = new Map<string, Promise<State>>()

/** Pages that no test has, by whether scripts run in them: one that was used costs a half of a new one, or less. */
const idle = new Map<boolean, Page[]>()

/**
 * The page of a window of somebody, which is the test's own until it ends: a demo account (`re-sender`), or null for who
 * has not signed in. Nothing is left in it but history, and the files that the desk lets a browser keep.
 */
export async function pageOf(
  account: string | null,
  { javaScriptEnabled = true }: { javaScriptEnabled?: boolean } = {},
): Promise<Page> {
  const waiting = idle.get(javaScriptEnabled) ?? []
  idle.set(javaScriptEnabled, waiting)
  const page = waiting.pop() ?? (await (await windowOf(null, { javaScriptEnabled })).newPage())
  onTestFinished(async () => {
    await leave(page)
    waiting.push(page)
  })
  if (account) await page.context().addCookies((await stateOf(account)).cookies)
  return page
}

async function leave(page: Page): Promise<void> {
  const context = page.context()
  for (const other of context.pages()) if (other !== page) await other.close()
  await page.goto(restOf(desk().url))
  await context.clearCookies()
  await page.setViewportSize(VIEWPORT)
}

/** What a desk answers without a page; one elsewhere would end the page's process. */
export const restOf = (origin: string) => `${origin}/livez`

/** A window of its own, as it is the first time; the test closes it. */
export async function windowOf(
  account: string | null,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const known = account ? await stateOf(account) : undefined
  const context = await (await browser()).newContext({
    locale: 'it-IT',
    viewport: VIEWPORT,
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

/** What a browser keeps of it, without one: that people can sign in is seen in the story of a session. */
async function signIn(account: string): Promise<State> {
  const client = await request.newContext()
  const accounts = await client.get(`${desk().url}/sign-in`)
  const [, link] = new RegExp(`href="([^"]*${accountIn(account)})"`).exec(await accounts.text()) ?? []
  if (!link) throw new Error(`the issuer has no account ${account}`)
  await client.get(new URL(link.replaceAll('&amp;', '&'), accounts.url()).href)
  const state = await client.storageState()
  await client.dispose()
  return state
}

const accountIn = (account: string) => `account=demo%7C${account}`

/** On the demo issuer's page: signs in as this account and comes back to the desk. */
export async function chooseAccount(page: Page, account: string, back = desk().url): Promise<void> {
  const link = page.locator(`a[href$="${accountIn(account)}"]`).first()
  // Most stand in folded lists.
  await page.goto(new URL((await link.getAttribute('href')) ?? '', page.url()).href)
  await page.waitForURL((url) => url.origin === new URL(back).origin)
}
