import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { itemFaults, kindsFor, readItem } from '../src/pages/tables/new-item.ts'
import type { Message } from '../src/words/words.ts'
import { type Browser, type DeskUnderTest, openDesk, PERSON } from './desk-fixture.ts'
import { faultsOf } from './faults-of.ts'

const TABLE = '01966000-0000-7000-8000-0000000000a2'
const NUMBER = 'MO-7K4M2Q9X-D'
const table = {
  tableId: TABLE,
  territory: 'MO',
  key: 'gruppo-provinciale',
  kind: 'table',
  function: 'take-charge',
  level: 'provincial-district',
  name: 'Gruppo di coordinamento provinciale',
  withoutNames: false,
  chairId: PERSON.personId,
  deputyIds: [],
  members: [],
}
const italian = ((message: Message) => message.it) as Parameters<typeof readItem>[1]
const read = (fields: Record<string, string>) => readItem(new URLSearchParams(fields), italian)

describe('a new item of an agenda', () => {
  test('a case is named by the number of its referral, and by no words', () => {
    expect(read({ kind: 'closing', referralNumber: ` ${NUMBER} `, subject: 'Famiglia Rossi' })).toEqual({
      ok: true,
      item: { kind: 'closing', referralNumber: NUMBER, meetingId: null },
    })
  })

  test('each kind asks for its own field', () => {
    expect(read({ kind: 'case-update' })).toMatchObject({ faults: [{ field: 'referralNumber' }] })
    expect(read({ kind: 'topic', referralNumber: NUMBER })).toMatchObject({ faults: [{ field: 'subject' }] })
  })

  test('the day on which the household agreed to be named goes with it', () => {
    const agreed = { kind: 'case-update', referralNumber: NUMBER, householdAgreedOn: '2026-11-09' }
    expect(read(agreed)).toMatchObject({ item: { householdAgreedOn: '2026-11-09' } })
    const ahead = { code: 'date-in-the-future', faults: [] }
    expect(itemFaults(ahead, { kind: 'case-update', text: 'futura' }, italian)).toEqual([
      { field: 'householdAgreedOn', text: 'futura' },
    ])
    const notADate = [{ pointer: '/householdAgreedOn', code: 'invalid', detail: '' }]
    const unread = { code: 'invalid-request', faults: notADate }
    expect(itemFaults(unread, { kind: 'case-update', text: 'non è una data' }, italian)).toEqual([
      { field: 'householdAgreedOn', text: 'non è una data' },
    ])
  })

  test('no closing is offered where nothing is decided', () => {
    expect(kindsFor({ function: 'take-charge' })).toContain('closing')
    expect(kindsFor({ function: 'network' })).toEqual(['topic', 'pre-referral', 'case-update'])
  })

  test('a meeting that is full is said at the meeting', () => {
    const full = { code: 'meeting-takes-no-item', faults: [] }
    expect(itemFaults(full, { kind: 'closing', text: 'piena' }, italian)).toEqual([
      { field: 'meeting', text: 'piena' },
    ])
  })
})

describe("the table's page", () => {
  let desk: DeskUnderTest
  let browser: Browser
  beforeAll(async () => {
    desk = await openDesk()
    Object.assign(desk.answers, {
      'GET /account': { ...PERSON, roles: [{ role: 'coordinator', territory: 'MO', tableId: null }] },
      'GET /people': { items: [] },
      [`GET /tables/${TABLE}`]: table,
      [`GET /tables/${TABLE}/meetings`]: { items: [], next: null },
    })
    browser = desk.browser()
    await browser.signIn()
    await browser.get('/keyboard')
  })
  afterAll(() => desk.close())

  const put = (fields: Record<string, string>) =>
    browser.post(`/tables/${TABLE}/items`, { ...fields, _csrf: browser.token() })

  test('puts a running case on the agenda', async () => {
    const sent: unknown[] = []
    desk.answers[`POST /tables/${TABLE}/agenda-items`] = (body: unknown) => {
      sent.push(body)
      return {}
    }
    const added = await put({ kind: 'case-update', referralNumber: NUMBER })
    expect(added).toMatchObject({ status: 303 })
    expect(sent).toEqual([{ kind: 'case-update', referralNumber: NUMBER, meetingId: null }])
  })

  test('asks for the agreement of the household only where nobody is named', async () => {
    expect((await browser.get(`/tables/${TABLE}`)).body).not.toContain('id="householdAgreedOn"')
    desk.answers[`GET /tables/${TABLE}`] = { ...table, function: 'network', withoutNames: true }
    expect((await browser.get(`/tables/${TABLE}`)).body).toContain('id="householdAgreedOn"')
    desk.answers[`GET /tables/${TABLE}`] = table
  })

  test('keeps the number that was refused, and says why at its field', async () => {
    desk.answers[`POST /tables/${TABLE}/agenda-items`] = {
      status: 400,
      code: 'invalid-request',
      errors: [{ pointer: '/referralNumber', code: 'unknown-referral' }],
    }
    const unknown = await put({ kind: 'closing', referralNumber: NUMBER })
    expect(faultsOf(unknown)).toEqual({ referralNumber: expect.stringContaining('che tu possa vedere') })
    expect(unknown.body).toMatch(new RegExp(`id="referralNumber"[^>]*value="${NUMBER}"`))
    desk.answers[`POST /tables/${TABLE}/agenda-items`] = { status: 409, code: 'already-on-agenda' }
    expect(faultsOf(await put({ kind: 'closing', referralNumber: NUMBER }))).toEqual({
      referralNumber: 'Un punto di questo tipo sul nucleo aspetta già una seduta.',
    })
  })
})
