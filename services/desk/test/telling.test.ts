import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { REFERRAL } from './case-file.ts'
import { type Browser, type DeskUnderTest, openDesk, PERSON } from './desk-fixture.ts'
import { faultsOf } from './faults-of.ts'

const ADDRESS = `/cases/${REFERRAL}/household-told`
const DECISION = '01966000-0000-7000-8000-0000000000d1'
const COLLEAGUE = '01966000-0000-7000-8000-0000000000c1'
const TO_TELL = {
  referralId: REFERRAL,
  referralNumber: 'PR-7K4M2Q9X-D',
  version: 4,
  decisionId: DECISION,
  personId: PERSON.personId,
  language: 'tir',
  toldAt: null,
  mayRead: { file: false },
}

let desk: DeskUnderTest
let browser: Browser
let heard: unknown[]
beforeAll(async () => {
  desk = await openDesk()
  const hear = (path: string) => (body: unknown) => {
    heard.push({ path, body })
    return {}
  }
  Object.assign(desk.answers, {
    'GET /account': { ...PERSON, roles: [{ role: 'preparer', territory: 'PR', tableId: null }] },
    'POST /person-labels': { items: [{ personId: COLLEAGUE, label: 'Ada Ginepro', body: null }] },
    [`POST /decisions/${DECISION}/household-told`]: hear('decision'),
    [`POST /referrals/${REFERRAL}/handover/household-told`]: hear('exclusion'),
  })
  browser = desk.browser()
  await browser.signIn()
})
beforeEach(() => {
  heard = []
})
afterAll(() => desk.close())

const toTell = (change: object = {}) => {
  desk.answers[`GET /referrals/${REFERRAL}/household-told`] = { ...TO_TELL, ...change }
  return browser.get(ADDRESS)
}
const record = (fields: Record<string, string>) =>
  browser.post(ADDRESS, { _csrf: browser.token(), ...fields })

test('whoever tells the household of a case that is elsewhere by now sees the number and the language, and records it', async () => {
  const { body } = await toTell()
  expect(body).toContain('Informare il nucleo di PR-7K4M2Q9X-D')
  expect(body).toMatch(/value="tir"[^>]*selected/)
  expect(body).not.toContain(`/cases/${REFERRAL}"`)
  expect(body).not.toContain('name="toldBy"')
  expect(await record({ toldLanguage: 'tir' })).toMatchObject({ status: 303, location: ADDRESS })
  expect(heard).toEqual([{ path: 'decision', body: { personId: PERSON.personId, language: 'tir' } }])
})

test('no language is taken for granted where none was named, and an exclusion is recorded as one', async () => {
  await toTell({ decisionId: null, language: null })
  expect(faultsOf(await record({ toldLanguage: '' }))).toEqual({ toldLanguage: expect.any(String) })
  await record({ toldLanguage: 'amh' })
  expect(heard).toEqual([{ path: 'exclusion', body: { personId: PERSON.personId, language: 'amh' } }])
})

test('somebody else than who was named says which of the two told it', async () => {
  const { body } = await toTell({ personId: COLLEAGUE, mayRead: { file: true } })
  expect(body).toContain('Ada Ginepro')
  expect(body).toContain(`/cases/${REFERRAL}/decisions"`)
  await record({ toldBy: COLLEAGUE, toldLanguage: 'tir' })
  expect(heard).toEqual([{ path: 'decision', body: { personId: COLLEAGUE, language: 'tir' } }])
})

test('once told it says by whom and when, and asks nothing', async () => {
  const { body } = await toTell({ personId: COLLEAGUE, toldAt: '2026-11-24T09:00:00.000Z' })
  expect(body).toMatch(/Informato il 24 novembre 2026 da Ada Ginepro/)
  expect(body).not.toContain('toldLanguage')
})
