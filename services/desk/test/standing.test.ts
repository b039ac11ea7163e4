import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, type DeskUnderTest, openDesk, PERSON } from './desk-fixture.ts'
import { sentReferral } from './sent-referral.ts'

const REFERRAL = '01966000-0000-7000-8000-0000000000d1'
const SENT = sentReferral(REFERRAL, '01966000-0000-7000-8000-0000000000d2')
const NOBODY = { ...SENT.standing, holder: { kind: 'none', id: null }, nextStep: 'none' }

let desk: DeskUnderTest
let browser: Browser
beforeAll(async () => {
  desk = await openDesk()
  Object.assign(desk.answers, {
    'GET /account': { ...PERSON, sportelloIds: [SENT.sportelloId] },
    'GET /sportelli': { items: [] },
    'GET /people': { items: [] },
    [`GET /referrals/${REFERRAL}/attachments`]: { items: [] },
  })
  browser = desk.browser()
  await browser.signIn()
})
afterAll(() => desk.close())

test.each([
  ['submitted', true],
  ['joined', false],
  ['withdrawn', false],
])('whom nobody has is on its way only until it has arrived: %s', async (state, isOnItsWay) => {
  desk.answers[`GET /referrals/${REFERRAL}`] = {
    ...SENT,
    ...{ state, nextStep: 'none', standing: { ...NOBODY, state } },
  }
  const { status, body } = await browser.get(`/referrals/${REFERRAL}`)
  expect(status).toBe(200)
  expect(body.includes('In arrivo')).toBe(isOnItsWay)
})

test('the two who follow a household in Reggio Emilia are told apart, and what is urgent may be decided sooner', async () => {
  const meeting = { id: REFERRAL, startsAt: '2026-12-10T08:30:00.000Z' }
  const manager = { personId: PERSON.personId, status: 'proposed', since: '2026-11-20T09:00:00.000Z' }
  const caseManagers = ['case-manager', 'liaison'].map((seat) => ({ ...manager, seat }))
  const asked = async (urgency: string) => {
    desk.answers[`GET /referrals/${REFERRAL}`] = {
      ...SENT,
      ...{ urgency, standing: { ...SENT.standing, meeting, caseManagers } },
    }
    return (await browser.get(`/referrals/${REFERRAL}`)).body
  }
  const urgent = await asked('U1')
  expect(urgent.match(/<dt>Case manager<\/dt>/g)).toHaveLength(1)
  expect(urgent).toContain('<dt>Assistente sociale di raccordo</dt>')
  expect(urgent).toContain('Si può decidere prima della seduta')
  expect(await asked('U2')).not.toContain('Si può decidere prima della seduta')
})
