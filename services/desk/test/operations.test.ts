import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, type DeskUnderTest, openDesk, PERSON } from './desk-fixture.ts'

const EVENT = {
  eventId: '01966000-0000-7000-8000-0000000000e1',
  type: 'it.intarsi.intake.referral-submitted.v1',
  topic: 'intarsi.intake.households',
  key: '01966000-0000-7000-8000-0000000000f1',
  reason: 'handler',
  error: 'Error: cannot',
  attempts: 5,
  firstFailedAt: '2026-11-20T09:00:00.000Z',
  redriveRequestedAt: null,
}
const STATUS = { version: '0.1.0', startedAt: '2026-11-20T08:00:00.000Z', ready: true, checks: {} }
const DISCARD = `/operations/parked/equipe/${EVENT.eventId}`

let desk: DeskUnderTest
let browser: Browser
beforeAll(async () => {
  desk = await openDesk()
  Object.assign(desk.answers, {
    'GET /account': { ...PERSON, roles: [{ role: 'operator', territory: null, tableId: null }] },
    'GET /status': STATUS,
    'GET /operations/parked': { items: [EVENT], next: null },
    [`GET ${DISCARD.replace('/equipe', '')}`]: EVENT,
  })
  browser = desk.browser()
  await browser.signIn()
})
afterAll(() => desk.close())

test('the operator sees which service is behind and how many events wait for a person', async () => {
  const lag = [{ topic: 'intarsi.equipe.people', records: 7, seconds: 400 }]
  desk.answers['GET /operations'] = { lag, notPublished: 0, parked: 2, parkedKeys: 1 }
  const { body } = await browser.get('/operations')
  expect(body).toContain('10 eventi fermi aspettano una persona')
  expect(body).toContain('il più vecchio da 7 min')
})

test('a service that does not answer is said to be away; a number nobody knows is not shown as zero', async () => {
  desk.answers['GET /operations'] = { status: 503, code: 'database-away' }
  desk.answers['GET /status'] = {
    ...STATUS,
    ready: false,
    checks: { database: { ok: false, detail: 'lost' } },
  }
  const { status, body } = await browser.get('/operations')
  expect(status).toBe(200)
  expect(body).toContain('Controllo non superato: database (lost)')
  expect(body).toContain('non si sa')
  desk.answers['GET /status'] = { status: 502 }
  expect((await browser.get('/operations')).body).toContain('Non risponde')
})

test('an event is tried again by its key, and discarded only with a reason that stays on the page', async () => {
  const list = await browser.get('/operations/parked?service=equipe')
  expect(list.body).toContain(`value="${EVENT.key}"`)
  desk.answers['POST /operations/parked/redrive'] = { asked: 3 }
  const tried = await browser.post('/operations/parked/equipe/redrive', {
    _csrf: browser.token(),
    key: EVENT.key,
  })
  expect(tried.location).toBe('/operations/parked')
  expect((await browser.get('/operations/parked')).body).toContain('3 eventi saranno riprovati')
  await browser.get(DISCARD)
  const short = await browser.post(DISCARD, { _csrf: browser.token(), reason: 'no' })
  expect(short.status).toBe(422)
  expect(short.body).toContain('Scrivi il motivo')
  expect(short.body).toContain('>no</textarea>')
})

test('parked events are narrowed to a service and a reason, and the pages keep both', async () => {
  let read = new URLSearchParams()
  desk.answers['GET /operations/parked'] = (_: unknown, query: URLSearchParams) => {
    read = query
    return { items: query.get('reason') === 'schema' ? [] : [EVENT], next: 'two' }
  }
  const one = await browser.get('/operations/parked?service=equipe&reason=handler')
  expect(Object.fromEntries(read)).toEqual({ reason: 'handler', limit: '50' })
  expect(one.body).toContain('href="/operations/parked?service=equipe&amp;reason=handler&amp;cursor=two"')
  expect(one.body).not.toContain('id="parked-intake"')
  const every = await browser.get('/operations/parked?reason=handler')
  expect(every.body).toContain('href="/operations/parked?service=intake&amp;reason=handler"')
  const none = await browser.get('/operations/parked?reason=schema')
  expect(none.body).toContain('Niente corrisponde ai filtri')
  expect(none.body).toContain('<a href="/operations/parked">Togli i filtri</a>')
})

test('who discards what somebody else has just dealt with is told so', async () => {
  await browser.get(DISCARD)
  desk.answers[`POST ${DISCARD.replace('/equipe', '')}/discard`] = { status: 404, code: 'event-not-parked' }
  const late = await browser.post(DISCARD, { _csrf: browser.token(), reason: 'sent twice' })
  expect(late.location).toBe('/operations/parked')
  expect((await browser.get('/operations/parked')).body).toContain('non è più fermo')
})
