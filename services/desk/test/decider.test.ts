import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FILE, REFERRAL } from './case-file.ts'
import { type Browser, type DeskUnderTest, openDesk, PERSON } from './desk-fixture.ts'
import { REFERRAL as LISTED, MEETING, MEETING_NOW, TABLE, TABLE_NOW } from './meeting-now.ts'

const CHAIR = '01966000-0000-7000-8000-0000000000c1'
const PAGE = `/cases/${REFERRAL}/decision`
const WHO = 'Oggi presiede Ada Ginepro, dal 2 novembre 2026'
const READY = { ...FILE, urgency: 'U1', standing: { ...FILE.standing, state: 'ready' } }

let desk: DeskUnderTest
let browser: Browser
beforeAll(async () => {
  desk = await openDesk()
  Object.assign(desk.answers, {
    'GET /account': { ...PERSON, roles: [{ role: 'coordinator', territory: 'PR', tableId: null }] },
    'GET /people': { items: [] },
    'POST /household-labels': { labels: [] },
    'POST /person-labels': { items: [{ personId: CHAIR, label: 'Ada Ginepro', body: null }] },
    [`GET /referrals/${REFERRAL}`]: READY,
    [`GET /referrals/${REFERRAL}/case-managers`]: { items: [], choices: [] },
    [`GET /referrals/${REFERRAL}/equipe-proposal`]: { kind: 'model', seats: [] },
    [`GET /meetings/${MEETING}`]: { ...MEETING_NOW, territory: 'PR' },
    [`GET /tables/${TABLE}`]: { ...TABLE_NOW, territory: 'PR', chairId: CHAIR },
  })
  browser = desk.browser()
  await browser.signIn()
})
afterAll(() => desk.close())

type May = { atTheTable: boolean; betweenMeetings: boolean }

const deciding = (referralId: string, may: May) => {
  const decider = { chairId: CHAIR, since: '2026-11-02T08:00:00.000Z', ...may }
  desk.answers[`GET /referrals/${referralId}/decider`] = decider
}

const asking = async (may: May) => {
  deciding(REFERRAL, may)
  return (await browser.get(PAGE)).body
}

test('who chairs writes the decision, and is told of nobody else', async () => {
  const body = await asking({ atTheTable: true, betweenMeetings: true })
  expect(body).toContain('Registra la decisione')
  expect(body).not.toContain(WHO)
  expect(body).not.toMatch(/name="between"[^>]*checked/)
})

test('who coordinates and does not chair is told so, and begins between meetings where that is open', async () => {
  const body = await asking({ atTheTable: false, betweenMeetings: true })
  expect(body).toContain(WHO)
  expect(body).toContain('Registra la decisione')
  expect(body).toMatch(/name="between"[^>]*checked/)
})

test('who may not decide today writes nothing in vain; what was written when it was refused stays', async () => {
  const body = await asking({ atTheTable: false, betweenMeetings: false })
  expect(body).toContain(WHO)
  expect(body).not.toContain('Registra la decisione')
  desk.answers[`POST /referrals/${REFERRAL}/decisions`] = {
    ...{ status: 409, code: 'not-the-chair', chairId: CHAIR, since: '2026-11-02T08:00:00.000Z' },
  }
  const form = { _csrf: browser.token(), version: '3', kind: 'advise', advice: 'Si consiglia un colloquio' }
  const refused = await browser.post(PAGE, form)
  expect(refused.status).toBe(422)
  expect(refused.body).toContain('Si consiglia un colloquio')
})

test('where nobody can say who decides, the form is there and the service has the last word', async () => {
  delete desk.answers[`GET /referrals/${REFERRAL}/decider`]
  expect((await browser.get(PAGE)).body).toContain('Registra la decisione')
})

describe('on a meeting’s page', () => {
  const ADDRESS = `/cases/${LISTED}/decision`
  const agenda = async () => (await browser.get(`/meetings/${MEETING}`)).body

  test('who chairs goes on to decide at that meeting', async () => {
    deciding(LISTED, { atTheTable: true, betweenMeetings: true })
    const body = await agenda()
    expect(body).toContain(`href="${ADDRESS}?meeting=${MEETING}"`)
    expect(body).not.toContain(WHO)
  })

  test('who coordinates and does not chair reads who does, and decides only what is urgent, before it', async () => {
    deciding(LISTED, { atTheTable: false, betweenMeetings: true })
    const urgent = await agenda()
    expect(urgent).toContain(WHO)
    expect(urgent).toContain(`href="${ADDRESS}"`)
    expect(urgent).toContain('Decidi prima della seduta')
    deciding(LISTED, { atTheTable: false, betweenMeetings: false })
    const ordinary = await agenda()
    expect(ordinary).toContain(WHO)
    expect(ordinary).not.toContain(ADDRESS)
  })

  test('where nobody can say who decides, the way is open and the service has the last word', async () => {
    delete desk.answers[`GET /referrals/${LISTED}/decider`]
    expect(await agenda()).toContain(`href="${ADDRESS}?meeting=${MEETING}"`)
  })
})
