import { afterAll, beforeAll, expect, test } from 'vitest'
import { FILE, REFERRAL, SPORTELLI } from './case-file.ts'
import { type Browser, type DeskUnderTest, openDesk, PERSON } from './desk-fixture.ts'

const ADDRESS = `/cases/${REFERRAL}/duplicates`
const OTHER = SPORTELLI[1] ?? ''

let desk: DeskUnderTest
let browser: Browser
beforeAll(async () => {
  desk = await openDesk()
  const candidate = { householdId: OTHER, likelihood: 'likely', label: null }
  Object.assign(desk.answers, {
    'GET /account': { ...PERSON, roles: [{ role: 'coordinator', territory: 'PR', tableId: null }] },
    'POST /household-labels': { labels: [] },
    [`GET /referrals/${REFERRAL}`]: FILE,
    [`GET /households/${FILE.householdId}/possible-duplicates`]: {
      items: [{ ...candidate, referrals: [{ number: 'RE-7K4M2Q9X-D', territory: 'RE' }] }],
    },
  })
  browser = desk.browser()
  await browser.signIn()
})
afterAll(() => desk.close())

test('a household that looks like another is joined to it by one button, and nothing is joined by itself', async () => {
  const { body } = await browser.get(ADDRESS)
  expect(body).toContain('Il nome non è visibile da qui')
  expect(body).toMatch(/RE-7K4M2Q9X-D<\/span><span class="desk-muted"> · Reggio Emilia/)
  const heard: unknown[] = []
  desk.answers[`POST /households/${FILE.householdId}/join`] = (asked: unknown) => {
    heard.push(asked)
    return {}
  }
  await browser.post(ADDRESS, { _csrf: browser.token() })
  expect(heard).toEqual([])
  expect((await browser.get(ADDRESS)).body).toContain('Scegli il nucleo con cui riunire')
  const { location } = await browser.post(ADDRESS, { _csrf: browser.token(), into: OTHER })
  expect(heard).toEqual([{ survivingHouseholdId: OTHER }])
  expect((await browser.get(location)).body).toContain('I due nuclei sono riuniti')
})

test('who has no right to the other household is told whom to ask, and one that was joined is taken apart', async () => {
  desk.answers[`POST /households/${FILE.householdId}/join`] = { status: 403, code: 'forbidden' }
  await browser.post(ADDRESS, { _csrf: browser.token(), into: OTHER })
  expect((await browser.get(ADDRESS)).body).toContain('chiedi al suo coordinatore')
  desk.answers[`POST /households/${FILE.householdId}/split`] = { status: 409, code: 'split-too-late' }
  await browser.post(`${ADDRESS}/split`, { _csrf: browser.token() })
  expect((await browser.get(ADDRESS)).body).toContain('Sono passati più di 30 giorni')
  desk.answers[`POST /households/${FILE.householdId}/split`] = {}
  await browser.post(`${ADDRESS}/split`, { _csrf: browser.token() })
  expect((await browser.get(ADDRESS)).body).toContain('di nuovo separati')
})
