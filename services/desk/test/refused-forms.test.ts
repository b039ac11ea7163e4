import { Readable } from 'node:stream'
import { exampleForm } from '@intarsi/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FILE, REFERRAL as PREPARED } from './case-file.ts'
import { type Browser, type DeskUnderTest, openDesk, PERSON } from './desk-fixture.ts'
import { faultsOf } from './faults-of.ts'
import { ITEM, id, MEETING, MEETING_NOW, REFERRAL, TABLE, TABLE_NOW } from './meeting-now.ts'
import { sentReferral } from './sent-referral.ts'

let desk: DeskUnderTest
let browser: Browser
beforeAll(async () => {
  desk = await openDesk()
  Object.assign(desk.answers, {
    'GET /account': { ...PERSON, roles: [{ role: 'coordinator', territory: 'RE', tableId: null }] },
    'GET /sportelli': { items: [] },
    'GET /people': { items: [] },
    [`GET /meetings/${MEETING}`]: MEETING_NOW,
    [`GET /tables/${TABLE}`]: TABLE_NOW,
    [`GET /referrals/${REFERRAL}`]: sentReferral(REFERRAL, TABLE),
    [`GET /referrals/${REFERRAL}/attachments`]: { items: [] },
    [`GET /referrals/${PREPARED}`]: { ...FILE, territory: 'RE' },
    [`GET /referrals/${PREPARED}/case-managers`]: { items: [], choices: [] },
    [`GET /referrals/${PREPARED}/equipe-proposal`]: { kind: 'model', seats: [] },
  })
  browser = desk.browser()
  await browser.signIn()
  await browser.get('/keyboard')
})
afterAll(() => desk.close())

const send = (address: string, fields: Record<string, string>) =>
  browser.post(address, { ...fields, _csrf: browser.token() })

const refusal = (code: string, status = 409) => ({ status, code })

test('a meeting that is not moved keeps the day and hour typed, with what is wrong at its field', async () => {
  const move = `/meetings/${MEETING}/move`
  const half = await send(move, { day: '2026-12-17', hour: '', version: '1' })
  expect(faultsOf(half)).toEqual({ hour: expect.stringContaining('ora') })
  expect(half.body).toMatch(/id="day"[^>]*value="2026-12-17"/)
  desk.answers[`POST /meetings/${MEETING}/move`] = refusal('meeting-in-the-past')
  const past = await send(move, { day: '2026-11-17', hour: '09:45', version: '1' })
  expect(faultsOf(past)).toEqual({ day: 'Una seduta si programma per una data futura.' })
  expect(past.body).toMatch(/id="hour"[^>]*value="09:45"/)
  expect(past.body).toContain('<details class="desk-disclosure" open>')
})

test('a form stays with what was typed, though its meeting was held meanwhile', async () => {
  desk.answers[`GET /meetings/${MEETING}`] = { ...MEETING_NOW, state: 'held' }
  desk.answers[`PUT /meetings/${MEETING}/delegate`] = refusal('meeting-state-forbids')
  const refused = await send(`/meetings/${MEETING}/delegate`, { person: PERSON.personId, version: '1' })
  desk.answers[`GET /meetings/${MEETING}`] = MEETING_NOW
  expect(faultsOf(refused)).toEqual({ delegate: 'La seduta non è più in uno stato che lo permette.' })
  expect(refused.body).toMatch(new RegExp(`<option value="${PERSON.personId}" selected`))
})

test('an abstention without its person keeps the reason, at its own item', async () => {
  const refused = await send(`/meetings/${MEETING}/items/${ITEM}/abstentions`, {
    person: '',
    reason: 'È mio cugino',
  })
  expect(faultsOf(refused)).toEqual({ [`who-${ITEM}`]: 'Scegli una persona' })
  expect(refused.body).toMatch(new RegExp(`id="why-${ITEM}"[^>]*value="È mio cugino"`))
})

test('an abstention whose reason is too short says so at the reason', async () => {
  desk.answers[`PUT /agenda-items/${ITEM}/abstentions/${PERSON.personId}`] = {
    ...refusal('invalid-request', 400),
    errors: [{ pointer: '/reason', code: 'too_small' }],
  }
  const fields = { person: PERSON.personId, reason: 'no' }
  const refused = await send(`/meetings/${MEETING}/items/${ITEM}/abstentions`, fields)
  expect(Object.keys(faultsOf(refused))).toEqual([`why-${ITEM}`])
  expect(refused.body).toMatch(new RegExp(`<option value="${PERSON.personId}" selected`))
})

test('a withdrawal that comes too late keeps its reason and what happened', async () => {
  desk.answers[`POST /referrals/${REFERRAL}/withdrawals`] = refusal('referral-closed')
  const note = 'La famiglia è partita per la Francia'
  const refused = await send(`/referrals/${REFERRAL}/withdraw`, { reason: 'moved', note, key: id('a9') })
  expect(faultsOf(refused)).toEqual({ reason: 'La segnalazione è già conclusa.' })
  expect(refused.body).toContain(note)
  expect(refused.body).toMatch(/value="moved" checked/)
})

test('a step of a referral that somebody moved meanwhile keeps what was typed', async () => {
  desk.answers[`POST /referrals/${PREPARED}/urgency`] = refusal('stale-version', 412)
  const urgencyReason = 'Hanno ricevuto lo sfratto'
  const refused = await send(`/cases/${PREPARED}/file/urgency`, { level: 'U1', urgencyReason, version: '1' })
  expect(Object.keys(faultsOf(refused))).toEqual(['step-urgency'])
  expect(refused.body).toContain(urgencyReason)
})

/** A form with a file of so many bytes, sent in pieces. */
function formWithFile(bytes: number, fields: Record<string, string>): Readable {
  const part = (head: string, value: string) =>
    `--form\r\nContent-Disposition: form-data; ${head}\r\n\r\n${value}\r\n`
  const said = (one: [string, string]) => part(`name="${one[0]}"`, one[1])
  const { _csrf = '', ...rest } = fields
  return Readable.from([
    said(['_csrf', _csrf]),
    '--form\r\nContent-Disposition: form-data; name="file"; filename="scansione.pdf"\r\n\r\n',
    ...Array.from({ length: Math.ceil(bytes / 65_536) }, () => Buffer.alloc(65_536, 1)),
    '\r\n',
    ...Object.entries(rest).map(said),
    '--form--\r\n',
  ])
}

const TOO_LARGE = { file: expect.stringContaining('al massimo 10 MB') }

test('a file over 10 MB is told at its field, and what stands behind it in the form is kept', async () => {
  const address = `/referrals/${REFERRAL}/files`
  const open = await browser.upload(address, formWithFile(11_000_000, { _csrf: browser.token() }))
  expect(faultsOf(open)).toEqual(TOO_LARGE)
  expect(open.body).not.toMatch(/id="restricted"[^>]*checked/)
  const fields = { _csrf: browser.token(), restricted: 'yes' }
  const shut = await browser.upload(address, formWithFile(11_000_000, fields))
  expect(faultsOf(shut)).toEqual(TOO_LARGE)
  expect(shut.body).toMatch(/id="restricted"[^>]*checked/)
})

test('a file of a draft that is no picture and no PDF, and one of an import that is too large, are told there', async () => {
  const draftId = id('b9')
  desk.answers[`GET /drafts/${draftId}`] = {
    draftId,
    householdId: sentReferral(REFERRAL, TABLE).householdId,
    sportelloId: exampleForm.sportelloId,
    ownerId: PERSON.personId,
    changedAt: sentReferral(REFERRAL, TABLE).submittedAt,
    expiresOn: '2027-01-20',
    version: 1,
    form: {},
  }
  desk.answers[`GET /drafts/${draftId}/attachments`] = { items: [] }
  desk.answers[`POST /drafts/${draftId}/attachments`] = refusal('unsupported-file', 400)
  const form = formWithFile(65_536, { _csrf: browser.token() })
  const refused = await browser.upload(`/drafts/${draftId}/files`, form)
  expect(faultsOf(refused)).toEqual({ file: 'Si possono allegare solo file PDF, JPEG e PNG' })
  const rows = await browser.upload('/import', formWithFile(11_000_000, { _csrf: browser.token() }))
  expect(Object.keys(faultsOf(rows))).toEqual(['file'])
})

test('a change of language after a refused form, even one refused twice, comes back to the page it stands on', async () => {
  const page = `/meetings/${MEETING}`
  let sent = await send(`${page}/move`, { day: '', hour: '', version: '1', _page: page })
  for (let times = 0; times < 2; times++) {
    const standsOn = /name="_page" value="([^"]*)"/.exec(sent.body)?.[1] ?? ''
    expect(standsOn).toBe(page)
    sent = await send(`${page}/move`, { day: '', hour: '', version: '1', _page: standsOn })
  }
  const switching = /action="\/language"[\s\S]*?<\/form>/.exec(sent.body)?.[0] ?? ''
  expect(switching).toContain(`name="back" value="${page}"`)
  expect(switching).toContain('name="typed" value="yes"')
  const changed = await send('/language', { language: 'en', back: page, typed: 'yes' })
  expect(changed.location).toBe(page)
  expect((await browser.get(page)).body).toContain(
    'What the form had not recorded yet is to be written again.',
  )
  await send('/language', { language: 'it', back: page })
})

test('a form that says it stands elsewhere leads nowhere else', async () => {
  const fields = { day: '', hour: '', version: '1', _page: '//elsewhere.test/' }
  const { body } = await send(`/meetings/${MEETING}/move`, fields)
  expect(body).not.toContain('elsewhere.test')
})
