import { exampleForm } from '@intarsi/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answersOf } from '../src/pages/referrals/form/steps.ts'
import { type Browser, type DeskUnderTest, openDesk } from './desk-fixture.ts'
import { faultsOf } from './faults-of.ts'

const REFERRAL = '01966000-0000-7000-8000-0000000000a4'
const FORM = `GET /referrals/${REFERRAL}/form`
const FILE = {
  referralId: REFERRAL,
  number: 'RE-00000000-0',
  version: 1,
  form: exampleForm,
  restrictedFields: [],
}

let desk: DeskUnderTest
let browser: Browser
beforeAll(async () => {
  desk = await openDesk()
  Object.assign(desk.answers, { 'GET /sportelli': { items: [] }, [FORM]: FILE })
  browser = desk.browser()
  await browser.signIn()
  await browser.get('/keyboard')
})
afterAll(() => desk.close())

const refusal = (code: string, status = 409) => ({ status, code })

test('a correction that the service refuses keeps every answer of its part', async () => {
  desk.answers[`POST /referrals/${REFERRAL}/amendments`] = refusal('referral-closed')
  const typed = 'Una frase scritta adesso'
  const answers = answersOf(exampleForm)
  answers.set('strengths', typed)
  answers.set('_csrf', browser.token())
  const refused = await browser.post(`/referrals/${REFERRAL}/amend/needs`, answers)
  expect(faultsOf(refused)).toEqual({ amend: 'La segnalazione è già conclusa.' })
  expect(refused.body).toContain(typed)
})

test('a correction that a rule of the service finds wrong says so at the question', async () => {
  desk.answers[`POST /referrals/${REFERRAL}/amendments`] = {
    ...refusal('invalid-referral', 400),
    errors: [{ pointer: '/strengths', code: 'invalid' }],
  }
  const answers = answersOf(exampleForm)
  answers.set('strengths', 'Altro')
  answers.set('_csrf', browser.token())
  const refused = await browser.post(`/referrals/${REFERRAL}/amend/needs`, answers)
  expect(Object.keys(faultsOf(refused))).toEqual(['strengths'])
})

test('a correction shown again for a fault of its own stands on the form that was seen; on a newer one it says so', async () => {
  const version = async (fields: Record<string, string>) => {
    const answers = answersOf(exampleForm)
    for (const [name, value] of Object.entries({ version: '1', ...fields })) answers.set(name, value)
    answers.set('_csrf', browser.token())
    const { status, body } = await browser.post(`/referrals/${REFERRAL}/amend/household`, answers)
    return { status, version: /name="version" value="([^"]*)"/.exec(body)?.[1] }
  }
  desk.answers[FORM] = { ...FILE, version: 2 }
  expect(await version({ interviewOn: 'ieri' })).toEqual({ status: 422, version: '1' })
  desk.answers[`POST /referrals/${REFERRAL}/amendments`] = refusal('stale-version', 412)
  expect(await version({ interviewOn: '01/06/2026' })).toEqual({ status: 409, version: '2' })
  desk.answers[FORM] = FILE
})

test('a correction whose fault stands in another part shows that part as well, and is sent with both', async () => {
  const { householdType: _, ...form } = exampleForm
  desk.answers[FORM] = { ...FILE, form }
  const answers = answersOf(form)
  answers.set('strengths', 'Una rete di amiche')
  answers.set('_csrf', browser.token())
  const refused = await browser.post(`/referrals/${REFERRAL}/amend/needs`, answers)
  expect(Object.keys(faultsOf(refused))).toEqual(['householdType'])
  expect(refused.body).toMatch(/<select[^>]* id="householdType"/)
  expect(refused.body).toContain('Una rete di amiche')
  const ids = [...refused.body.matchAll(/ id="([^"]+)"/g)].map(([, one]) => one)
  expect(ids.filter((one, i) => ids.indexOf(one) !== i)).toEqual([])

  const heard: unknown[] = []
  desk.answers[`POST /referrals/${REFERRAL}/amendments`] = (body: unknown) => {
    heard.push(body)
    return { requestId: REFERRAL, status: 'pending' }
  }
  const mended = answersOf(exampleForm)
  mended.set('strengths', 'Una rete di amiche')
  for (const [, part = ''] of refused.body.matchAll(/name="part" value="([^"]*)"/g))
    mended.append('part', part)
  mended.set('_csrf', browser.token())
  const sent = await browser.post(`/referrals/${REFERRAL}/amend/needs`, mended)
  desk.answers[FORM] = FILE
  expect(sent).toMatchObject({ status: 303, location: `/referrals/${REFERRAL}` })
  expect(heard).toEqual([{ strengths: 'Una rete di amiche', householdType: exampleForm.householdType }])
})
