import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { listDeskRoutes } from '../src/server/open-requests.ts'
import { type Browser, type DeskUnderTest, openDesk } from './desk-fixture.ts'

let desk: DeskUnderTest
let browser: Browser
beforeAll(async () => {
  desk = await openDesk()
  desk.answers['GET /preferences'] = { email: 'off', locale: 'it', address: null, version: 1 }
  desk.answers['PUT /preferences'] = { email: 'off', locale: 'it', address: null, version: 2 }
})
beforeEach(() => {
  browser = desk.browser()
})
afterAll(() => desk.close())

/** An address of the route; nothing looks at what its parameters are before it knows who asks. */
const addressOf = (url: string) =>
  url.replace(':deliveryId', '1').replaceAll(/:[A-Za-z]+/g, '01966000-0000-7000-8000-000000000001')

test('every page asks who one is, unless it is one of those about the desk itself', async () => {
  const routes = listDeskRoutes(desk.app)
  const open = routes.filter((route) => route.open && route.method === 'GET').map(({ url }) => url)
  expect(open.sort()).toEqual([
    '/accessibility',
    '/calendar-feeds/:language/:token.ics',
    '/keyboard',
    '/observation/:token',
    '/personal-data',
    '/scheda',
    '/sign-in',
    '/sign-in/callback',
    '/signed-out',
  ])
  const pages = routes.filter((route) => route.method === 'GET' && !route.open)
  expect(pages.length).toBeGreaterThan(15)
  for (const { url } of pages) {
    const { status, location } = await browser.get(addressOf(url))
    expect(status === 401 || location.startsWith('/sign-in?returnTo='), url).toBe(true)
  }
})

test('no form changes anything without the token of a page, whoever sends it', async () => {
  await browser.signIn()
  const forms = listDeskRoutes(desk.app).filter(({ method }) => method === 'POST')
  expect(forms.length).toBeGreaterThan(10)
  for (const { url } of forms) expect((await browser.post(addressOf(url), {})).status, url).toBe(403)
})

test('a form without its token, with a stale one, or made by another site changes nothing and says so', async () => {
  await browser.signIn()
  await browser.get('/preferences')
  const fields = { email: 'off', locale: 'it', address: '', version: '1' }
  expect((await browser.post('/preferences', fields)).status).toBe(403)
  const wrong = await browser.post('/preferences', { ...fields, _csrf: 'made-up' })
  expect(wrong.body).toContain('La pagina era aperta da troppo tempo')
  const token = { ...fields, _csrf: browser.token() }
  const foreign = await browser.post('/preferences', token, { 'sec-fetch-site': 'cross-site' })
  expect(foreign.body).toContain('Richiesta rifiutata')
  const old = { 'sec-fetch-site': '', origin: 'http://elsewhere.test' }
  expect((await browser.post('/preferences', token, old)).status).toBe(403)
  expect((await browser.post('/preferences', token)).location).toBe('/preferences')
})

test('a page lets in no script, style or frame that is not ours, and stays in no cache', async () => {
  await browser.signIn()
  const { headers, body } = await browser.get('/preferences')
  const policy = String(headers['content-security-policy'])
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toContain('unsafe')
  const nonce = /script-src 'nonce-([^']+)'/.exec(policy)?.[1]
  expect(body).toContain(`nonce="${nonce}"`)
  expect(body).not.toMatch(/<script(?![^>]*src=)|<style|\sstyle="|\son[a-z]+="/)
  expect(headers['cache-control']).toBe('no-store')
  expect(headers['referrer-policy']).toBe('same-origin')
  const again = await browser.get('/preferences')
  expect(String(again.headers['content-security-policy'])).not.toContain(String(nonce))
})

test('over TLS cookies are secure, bound to the host, and out of reach of scripts', async () => {
  const behindTls = await openDesk({ secure: true })
  try {
    const { headers } = await behindTls.browser().get('/sign-in')
    expect(String(headers['set-cookie'])).toMatch(/__Host-intarsi_session=.*HttpOnly; Secure; SameSite=Lax/)
    expect(headers['strict-transport-security']).toContain('max-age=')
  } finally {
    await behindTls.close()
  }
})

test('the language is chosen once and kept; without a choice it is the browser’s, Italian before all', async () => {
  expect((await browser.get('/keyboard')).body).toContain('<html lang="it">')
  expect((await browser.get('/keyboard', { 'accept-language': 'en-GB,en;q=0.9' })).body).toContain(
    '<html lang="en">',
  )
  expect((await browser.get('/keyboard', { 'accept-language': 'en,it;q=0.5' })).body).toContain(
    '<html lang="it">',
  )
  const back = await browser.post('/language', { _csrf: browser.token(), language: 'en', back: '/keyboard' })
  expect(back.location).toBe('/keyboard')
  expect((await browser.get('/keyboard')).body).toContain('<html lang="en">')
})

test('discreet titles say nothing of the page', async () => {
  await browser.signIn()
  expect((await browser.get('/preferences')).body).toContain('<title>Preferenze – intarsi</title>')
  await browser.post('/discreet', { _csrf: browser.token(), discreet: 'yes' })
  expect((await browser.get('/preferences')).body).toContain('<title>Documento</title>')
})

test('a page that does not exist, and a service that is away, say what one can do', async () => {
  await browser.signIn()
  const missing = await browser.get('/nowhere')
  expect(missing.status).toBe(404)
  expect(missing.body).toContain('Pagina non trovata')
  desk.answers['GET /inbox'] = { status: 503, code: 'database-away' }
  const away = await browser.get('/inbox')
  expect(away.status).toBe(503)
  expect(away.body).toContain('Il servizio non risponde')
})
