import { Readable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { type Browser, type DeskUnderTest, openDesk, PERSON } from './desk-fixture.ts'

let desk: DeskUnderTest
let browser: Browser
beforeAll(async () => {
  desk = await openDesk()
  desk.answers['GET /preferences'] = { email: 'off', locale: 'it', address: null, version: 1 }
})
beforeEach(() => {
  browser = desk.browser()
})
afterAll(() => desk.close())

const sessionId = () => browser.cookies.get('intarsi_session')

/** Ends the session as time does: its token is over, or nobody asked for a page for too long. */
async function end(what: 'accessUntil' | 'seenAt'): Promise<void> {
  const id = decodeURIComponent(sessionId() ?? '').split('.')[0] ?? ''
  const session = JSON.parse((await desk.sessions.get(id)) ?? '{}')
  session.signedIn[what] = 0
  await desk.sessions.set(id, JSON.stringify(session), 60_000)
}

test('who is not signed in goes to the issuer and comes back to the same place, with a new session', async () => {
  const first = await browser.get('/inbox?show=unread')
  expect(first.location).toBe('/sign-in?returnTo=%2Finbox%3Fshow%3Dunread')
  const away = await browser.get(first.location)
  expect(away.location).toContain('http://issuer.test/authorize')
  const before = sessionId()
  const back = await browser.get('/sign-in/callback?code=ciro')
  expect(back.location).toBe('/inbox?show=unread')
  expect(sessionId()).not.toBe(before)
  expect((await browser.get('/preferences')).status).toBe(200)
})

test.each(['https://elsewhere.test/', '//elsewhere.test', '/\t/elsewhere.test'])(
  'nobody is sent to %s after signing in',
  async (returnTo) => {
    await browser.get(`/sign-in?returnTo=${encodeURIComponent(returnTo)}`)
    expect((await browser.get('/sign-in/callback?code=ciro')).location).toBe('/')
  },
)

test('an answer of the issuer to which nothing was begun signs nobody in', async () => {
  const { status, body } = await browser.get('/sign-in/callback?code=ciro')
  expect(status).toBe(400)
  expect(body).toContain('Accedi di nuovo')
  expect((await browser.get('/preferences')).status).toBe(303)
})

test.each([
  ['the token is over', 'accessUntil'],
  ['nobody was there for too long', 'seenAt'],
] as const)(
  'when %s, a form is sent once the same person is back, and nothing typed is lost',
  async (_, what) => {
    await browser.signIn()
    await browser.get('/preferences')
    await end(what)
    const token = browser.token()
    const late = await browser.post('/preferences', {
      _csrf: token,
      address: 'ciro@example.org',
      version: '1',
    })
    expect(late.location).toBe('/sign-in?returnTo=%2Fcontinue')
    await browser.get(late.location)
    expect((await browser.get('/sign-in/callback?code=ciro')).location).toBe('/continue')
    const page = await browser.get('/continue')
    expect(page.body).toContain('action="/preferences"')
    expect(page.body).toContain('value="ciro@example.org"')
    expect((await browser.get('/continue')).location).toBe('/')
  },
)

const NOT_SAVED = 'quello che hai inviato da questa pagina non è stato salvato'

test.each([
  ['has expired in the browser', () => browser.cookies.delete('intarsi_session')],
  ['was deleted with every cookie', () => browser.cookies.clear()],
  [
    'is over on the server, long after its age',
    async () => desk.sessions.delete(decodeURIComponent(sessionId() ?? '').split('.')[0] ?? ''),
  ],
] as const)(
  'when the session %s, a form leads back to its page, which says once that it was not saved',
  async (_, lose) => {
    await browser.signIn()
    await browser.get('/preferences?show=all')
    const token = browser.token()
    await lose()
    const fields = { _csrf: token, _page: '/preferences?show=all', address: 'ciro@example.org', version: '1' }
    const late = await browser.post('/preferences', fields)
    expect(late.location).toBe('/sign-in?returnTo=%2Fpreferences%3Fshow%3Dall')
    await browser.get(late.location)
    const back = await browser.get('/sign-in/callback?code=ciro')
    expect(back.location).toBe('/preferences?show=all')
    const page = await browser.get(back.location)
    expect(page.body).toContain(NOT_SAVED)
    expect(page.body).not.toContain('ciro@example.org')
    expect((await browser.get(back.location)).body).not.toContain(NOT_SAVED)
  },
)

test.each(['https://elsewhere.test/', '//elsewhere.test', '/\\elsewhere.test'])(
  'a form of no session that says it stands on %s leads nowhere else',
  async (_page) => {
    const late = await browser.post('/preferences', { _page, version: '1' })
    expect(late.location).toBe('/sign-in?returnTo=%2F')
  },
)

test('who goes elsewhere after signing in is not told there of a form of another page', async () => {
  await browser.post('/preferences', { _page: '/preferences', version: '1' })
  await browser.get('/sign-in?returnTo=/keyboard')
  await browser.get('/sign-in/callback?code=ciro')
  expect((await browser.get('/keyboard')).body).not.toContain(NOT_SAVED)
})

test('who drops what was kept comes to the page it was written on', async () => {
  await browser.signIn()
  await browser.get('/preferences')
  await end('seenAt')
  const fields = { _csrf: browser.token(), _page: '/preferences?show=all', version: '1' }
  await browser.get((await browser.post('/preferences', fields)).location)
  await browser.get('/sign-in/callback?code=ciro')
  expect((await browser.get('/continue')).body).toContain(
    '<a href="/preferences?show=all">Lascia perdere</a>',
  )
})

test('a button that is pressed twice after the session ended loses nothing', async () => {
  await browser.signIn()
  await browser.get('/preferences')
  await end('seenAt')
  const token = browser.token()
  for (const address of ['ciro@example.org', 'ciro.late@example.org']) {
    const late = await browser.post('/preferences', { _csrf: token, address, version: '1' })
    expect(late.location).toBe('/sign-in?returnTo=%2Fcontinue')
  }
  await browser.get('/sign-in?returnTo=%2Finbox')
  expect((await browser.get('/sign-in/callback?code=ciro')).location).toBe('/continue')
  expect((await browser.get('/continue')).body).toContain('value="ciro.late@example.org"')
})

test('a file that is sent after the session ended is not read, and its sender comes back to its form', async () => {
  await browser.signIn()
  await browser.get('/preferences')
  await end('seenAt')
  const id = '01966000-0000-7000-8000-000000000009'
  let bytes = 0
  const endless = new Readable({
    read() {
      bytes += 65_536
      this.push(Buffer.alloc(65_536))
    },
  })
  const late = await browser.upload(`/referrals/${id}/files`, endless)
  endless.destroy()
  expect(late.location).toBe(`/sign-in?returnTo=%2Freferrals%2F${id}`)
  expect(bytes).toBeLessThan(10 * 65_536)
  await browser.get(late.location)
  const back = await browser.get('/sign-in/callback?code=ciro')
  expect(back.location).toBe(`/referrals/${id}`)
  expect((await browser.get('/keyboard')).body).toContain(NOT_SAVED)
})

test('who signs out is led to the issuer’s own page by a link: a redirect after a form the browser would refuse', async () => {
  await browser.signIn()
  await browser.get('/preferences')
  desk.endSession = new URL('http://issuer.test/end?hint="x"')
  const out = await browser.post('/sign-out', { _csrf: browser.token() })
  desk.endSession = null
  expect([out.status, out.location]).toEqual([200, 'http://issuer.test/end?hint=%22x%22'])
  expect(out.body).toContain('<a href="http://issuer.test/end?hint=%22x%22">Continua</a>')
})

test('a stream of the page’s own script fails without a page, which would stand inside the page', async () => {
  await browser.signIn()
  await browser.get('/preferences')
  const { status, body } = await browser.get('/live')
  expect([status, body]).toEqual([404, ''])
})

test('the badge goes on from its place when its stream has ended with the token, and news become a new one', async () => {
  await browser.signIn()
  await browser.get('/preferences')
  const notice = (id: number) => `id: ${id}\nevent: notice\ndata: {"kind":"offer-made"}\n\n`
  desk.answers['GET /inbox/stream'] = 'retry: 2000\nid: 4\n\n'
  const quiet = await browser.get('/live')
  expect([quiet.status, quiet.body]).toEqual([200, 'id: 4\n\n'])
  desk.answers['GET /inbox/stream'] = `retry: 2000\nid: 4\n\n${notice(5)}${notice(6)}`
  const { body } = await browser.get('/live', { 'last-event-id': '4' })
  expect(body).toMatch(/^id: 6\ndata: <span>.*>3<.*<\/span>\n\n$/)
  desk.answers['GET /inbox/stream'] = ': ping\n\n'
  expect((await browser.get('/live')).body).toBe(': ping\n\n')
  delete desk.answers['GET /inbox/stream']
})

test('a form whose token a service no longer takes is kept as well', async () => {
  await browser.signIn()
  await browser.get('/preferences')
  desk.answers['PUT /preferences'] = { status: 401, code: 'invalid-token' }
  const late = await browser.post('/preferences', { _csrf: browser.token(), email: 'off', version: '1' })
  delete desk.answers['PUT /preferences']
  expect(late.location).toBe('/sign-in?returnTo=%2Fcontinue')
})

test('what one person was sending is never shown to another who signs in next', async () => {
  await browser.signIn()
  await browser.get('/preferences')
  await end('accessUntil')
  const late = await browser.post('/preferences', { _csrf: browser.token(), address: 'ciro@example.org' })
  await browser.get(late.location)
  expect((await browser.get('/sign-in/callback?code=somebody-else')).location).toBe('/')
  expect((await browser.get('/continue')).location).toBe('/')
})

test('signing out ends the session on the server, and its cookie is worth nothing', async () => {
  await browser.signIn()
  await browser.get('/preferences')
  const kept = sessionId() ?? ''
  const out = await browser.post('/sign-out', { _csrf: browser.token() })
  expect(out.location).toBe('/signed-out')
  browser.cookies.set('intarsi_session', kept)
  expect((await browser.get('/preferences')).location).toContain('/sign-in')
})

test('a token that a service no longer takes leads to the issuer, not to an error', async () => {
  await browser.signIn()
  desk.answers['GET /account'] = { status: 401, code: 'invalid-token' }
  const { location } = await browser.get('/preferences')
  desk.answers['GET /account'] = PERSON
  expect(location).toBe('/sign-in?returnTo=%2Fpreferences')
})

test('an account that the directory does not know is told so', async () => {
  await browser.signIn()
  desk.answers['GET /account'] = { status: 403, code: 'unknown-account' }
  const { status, body } = await browser.get('/preferences')
  desk.answers['GET /account'] = PERSON
  expect(status).toBe(403)
  expect(body).toContain('Questo account non è nell’elenco')
})

test('a desk that closes ends the badges that are live: their browsers come back to another', async () => {
  const closing = await openDesk()
  const window = closing.browser()
  await window.signIn()
  await window.get('/preferences')
  closing.answers['GET /inbox/stream'] = () => Readable.from(newsThenSilence())
  const cookie = [...window.cookies].map((one) => one.join('=')).join('; ')
  const headers = { cookie, 'sec-fetch-site': 'same-origin' }
  const live = await closing.app.inject({ url: '/live', headers, payloadAsStream: true })
  await closing.close()
  expect(await live.stream().toArray()).toHaveLength(1)
})

async function* newsThenSilence() {
  yield 'id: 4\n\n'
  await new Promise(() => undefined)
}
