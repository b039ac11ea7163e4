import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DeskUnderTest, openDesk, PERSON } from './desk-fixture.ts'

const REFERRAL = '01966000-0000-7000-8000-000000000002'
const SEAT = '01966000-0000-7000-8000-000000000003'
const CASE = {
  picId: '01966000-0000-7000-8000-000000000004',
  householdId: '01966000-0000-7000-8000-000000000005',
  referralId: REFERRAL,
  referralNumber: 'RE-00000000-0',
  territory: 'RE',
  urgency: 'U2',
  phase: 'activated',
  phaseSince: '2026-11-20T09:00:00.000Z',
  nextStep: null,
  stepDueOn: null,
  openedAt: '2026-11-20T09:00:00.000Z',
  closedAt: null,
  suspendedUntil: null,
  caseManager: { personId: PERSON.personId, state: 'interim' },
  version: 1,
  due: { dueOn: null, nextTask: null, openTasks: 0, overdueTasks: 0 },
}

let desk: DeskUnderTest
beforeAll(async () => {
  desk = await openDesk()
  desk.answers['GET /presa-in-carico'] = { items: [CASE], next: null }
})
afterAll(() => desk.close())

test.each([
  ['people/managers', 'decline', 'case-managers', 'decline'],
  ['people/seats', 'refusal', 'seats', 'refusal'],
  ['asked/managers', 'decline', 'case-managers', 'decline'],
  ['asked/seats', 'refusal', 'seats', 'refusal'],
])('who is asked says no with a reason of their own (%s)', async (people, step, service, command) => {
  const heard: unknown[] = []
  desk.answers[`POST /${service}/${SEAT}/${command}`] = (body: unknown) => {
    heard.push(body)
    return {}
  }
  const browser = desk.browser()
  await browser.signIn()
  await browser.get('/keyboard')
  const sent = await browser.post(`/cases/${REFERRAL}/${people}/${SEAT}/${step}`, {
    declineReason: 'no-language',
    version: '3',
    _csrf: browser.token(),
  })
  expect(sent).toMatchObject({ status: 303, location: '/cases' })
  expect(heard).toEqual([{ reason: 'no-language' }])
})

test('who has no part in the case yet reads what is asked of them, and says yes with one button', async () => {
  const asked = {
    referralNumber: CASE.referralNumber,
    territory: 'RE',
    urgency: 'U2',
    composition: { householdType: 'single-mother', members: 2, minors: 1, languages: ['tir'] },
    seats: [{ seatId: SEAT, role: 'legal-operator', areas: ['legal'] }],
    caseManager: { caseManagerId: SEAT, role: 'case-manager', accepts: true, version: 3 },
  }
  desk.answers['GET /presa-in-carico'] = { items: [], next: null }
  desk.answers[`GET /referrals/${REFERRAL}`] = { status: 403, code: 'forbidden' }
  desk.answers[`GET /referrals/${REFERRAL}/asked`] = asked
  const heard: string[] = []
  for (const command of [`case-managers/${SEAT}/accept`, `seats/${SEAT}/acceptance`])
    desk.answers[`POST /${command}`] = () => {
      heard.push(command)
      return {}
    }
  const browser = desk.browser()
  await browser.signIn()
  const address = `/cases/${REFERRAL}/asked`
  expect(await browser.get(`/cases/${REFERRAL}`)).toMatchObject({ status: 303, location: address })
  const { body } = await browser.get(address)
  expect(body).toContain('Sì, seguo io questo nucleo')
  for (const step of [`managers/${SEAT}/accept`, `seats/${SEAT}/acceptance`])
    expect(await browser.post(`${address}/${step}`, { version: '3', _csrf: browser.token() })).toMatchObject({
      status: 303,
      location: '/cases',
    })
  expect(heard).toEqual([`case-managers/${SEAT}/accept`, `seats/${SEAT}/acceptance`])
  desk.answers[`GET /referrals/${REFERRAL}/asked`] = { status: 404, code: 'nothing-asked' }
  expect(await browser.get(`/cases/${REFERRAL}`)).toMatchObject({ status: 403 })
})
