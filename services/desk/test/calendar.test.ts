import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DeskUnderTest, openDesk } from './desk-fixture.ts'

const SECRET = 'a-secret-of-more-than-twenty-characters'
const ADDRESS = `/calendar-feeds/it/${SECRET}.ics`
const MEETING = {
  meetingId: '01966000-0000-7000-8000-000000000007',
  tableName: 'Coordinamento, presa in carico; équipe del territorio dalla montagna al mare',
  territory: 'PR',
  startsAt: '2026-12-03T08:30:00.000Z',
  minutes: 90,
  state: 'convened',
  extraordinary: false,
  version: 4,
}

let desk: DeskUnderTest
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

/** Lines as a calendar reads them: folded ones put together (RFC 5545 section 3.1). */
const unfolded = (text: string) => text.replaceAll('\r\n ', '').split('\r\n')

test('a calendar program reads the meetings with the secret alone, each as one event with its version', async () => {
  desk.answers[`GET /calendar-feeds/${SECRET}`] = {
    items: [MEETING, { ...MEETING, meetingId: '01966000-0000-7000-8000-000000000008', state: 'cancelled' }],
  }
  const { status, headers, body } = await desk.browser().get(ADDRESS)
  expect(status).toBe(200)
  expect(headers['content-type']).toBe('text/calendar; charset=utf-8')
  expect(headers['cache-control']).toBe('no-store')
  const lines = unfolded(body)
  expect(lines).toEqual(
    expect.arrayContaining([
      'METHOD:PUBLISH',
      `UID:${MEETING.meetingId}@intarsi`,
      'SEQUENCE:4',
      'DTSTART:20261203T083000Z',
      'DTEND:20261203T100000Z',
      'SUMMARY:Coordinamento\\, presa in carico\\; équipe del territorio dalla montagna al mare (PR)',
      `URL;VALUE=URI:http://desk.test/meetings/${MEETING.meetingId}`,
      'STATUS:CONFIRMED',
      'STATUS:CANCELLED',
    ]),
  )
  for (const line of body.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
})

test('an address that was ended, or never was, is not there', async () => {
  const other = ADDRESS.replace('secret', 'nothing')
  expect((await desk.browser().get(other)).status).toBe(404)
})

test('the secret is shown once, when it is made', async () => {
  desk.answers['GET /calendar-feed'] = { feed: null }
  desk.answers['PUT /calendar-feed'] = { token: SECRET }
  const browser = desk.browser()
  await browser.signIn()
  await browser.get('/calendar')
  const made = await browser.post('/calendar', { _csrf: browser.token() })
  expect(made.body).toContain(`http://desk.test${ADDRESS}`)
  expect((await browser.get('/calendar')).body).not.toContain(SECRET)
})
