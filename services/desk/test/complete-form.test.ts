import { type ReferralDraft, referralDraft } from '@intarsi/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answersToComplete, changesToComplete } from '../src/pages/cases/complete/to-complete.ts'
import { type Browser, type DeskUnderTest, openDesk } from './desk-fixture.ts'

const REFERRAL = '01966000-0000-7000-8000-0000000000b1'
const PAGE = `/cases/${REFERRAL}/scheda/complete`
const SERVICE = `/referrals/${REFERRAL}/fields-to-complete`
const DAY = '2026-11-27'

/** What the service tells of a household: a mother, a child of seven, and a cousin whose name nobody wrote. */
const FORM: ReferralDraft = referralDraft.parse({
  needs: { housing: 3 },
  parentingConcern: 0,
  housingNeed: { rooms: 2, pets: true },
  income: { benefits: ['assegno unico'] },
  members: [
    { ref: 'm1', relation: 'self', givenName: 'Senait', familyName: 'Ginepro', birth: '1995-04-12' },
    { ref: 'm2', relation: 'child', givenName: 'Yonas', birth: '2019-09-03', schooling: 'enrolled' },
    { ref: 'm3', relation: 'other-relative', birth: '1990' },
  ],
})
const changes = (edit: (answers: URLSearchParams) => void, form = FORM) => {
  const answers = answersToComplete(form, DAY)
  edit(answers)
  return changesToComplete(form, answers, DAY)
}

test('a page sent back as it was shown changes nothing, whatever it does not ask', () => {
  expect(changes(() => undefined)).toEqual({})
})

test('only what was changed is sent, members by their names; an answer taken away is null', () => {
  expect(
    changes((answers) => {
      answers.set('parentingConcern', '2')
      answers.set('members.m2.paediatrician', 'yes')
      answers.set('members.m3.familyName', 'Mirto')
      answers.set('members.m2.schooling', '')
      answers.set('income.benefits', '')
    }),
  ).toEqual({
    parentingConcern: 2,
    income: null,
    members: { m2: { schooling: null, paediatrician: 'yes' }, m3: { familyName: 'Mirto' } },
  })
})

test('a part of the home that no page asks stays beside what is answered', () => {
  expect(changes((answers) => answers.set('housingNeed.rooms', '3'))).toEqual({
    housingNeed: { rooms: 3, pets: true },
  })
})

test('no other path is an answer; of whom its sportello named, and of a child, only what is asked of them is read', () => {
  expect(changes((answers) => answers.set('otherPaths.none', 'yes'))).toEqual({ otherPaths: [] })
  expect(
    changes((answers) => {
      answers.set('members.m1.familyName', 'Altro')
      answers.set('members.m1.birth', '1990')
      answers.set('members.m2.italianLevel', '1')
      answers.set('safeContact.value', '+39 000 1')
    }),
  ).toEqual({})
  const noHome = { ...FORM, needs: { ...FORM.needs, housing: 1 as const } }
  expect(changes((answers) => answers.set('housingNeed.rooms', '5'), noHome)).toEqual({})
})

let desk: DeskUnderTest
let browser: Browser
beforeAll(async () => {
  desk = await openDesk()
  desk.answers[`GET ${SERVICE}`] = { referralId: REFERRAL, number: 'RE-00000000-0', version: 4, form: FORM }
  browser = desk.browser()
  await browser.signIn()
})
afterAll(() => desk.close())

const send = async (fields: Record<string, string>) => {
  await browser.get(PAGE)
  const seen = answersToComplete(FORM, DAY)
  const answers = new URLSearchParams([...seen, ['version', '4'], ['seen', seen.toString()]])
  for (const [name, value] of Object.entries(fields)) answers.set(name, value)
  answers.set('_csrf', browser.token())
  return browser.post(PAGE, answers)
}

test('the page shows what is known, asks a child for school and an adult for Italian, and names who is asked', async () => {
  const { body, status } = await browser.get(PAGE)
  expect(status).toBe(200)
  expect(body).toContain('Senait Ginepro')
  expect(body).toMatch(/name="members.m2.schooling"/)
  expect(body).not.toMatch(/name="members.m2.italianLevel"/)
  expect(body).not.toMatch(/name="members.m1.(givenName|familyName|italianLevel|birth)"/)
  expect(body).toMatch(/name="members.m3.italianLevel"/)
})

test('what the service finds wrong is told at its question, and what was typed stays', async () => {
  desk.answers[`PATCH ${SERVICE}`] = {
    status: 400,
    code: 'invalid-request',
    errors: [
      { pointer: '/members/m2/schooling', code: 'contradicts-birth', detail: 'x' },
      { pointer: '/income/isee', code: 'invalid_type', detail: 'expected number' },
    ],
  }
  const { status, body } = await send({
    'members.m2.schooling': 'too-young',
    'income.isee': 'poco',
    strengths: 'Una zia',
  })
  expect(status).toBe(422)
  for (const field of ['members.m2.schooling', 'income.isee']) {
    expect(body).toContain(`href="#${field}"`)
    expect(body).toMatch(new RegExp(`id="${field}-error"`))
  }
  expect(body).not.toContain('expected number')
  expect(body).toContain('value="poco"')
  expect(body).toContain('Una zia')
})

test('a form that changed meanwhile is shown again with the answers, and with what it says now where none was changed', async () => {
  const [mother, , cousin] = FORM.members ?? []
  const newer = {
    ...FORM,
    householdVoice: 'Detto allo sportello',
    parentingConcern: 2,
    // Its sportello has taken the child out: the cousin stands in its place.
    members: [mother, { ...cousin, familyName: 'Rovere' }],
  }
  const page = { referralId: REFERRAL, number: 'RE-00000000-0' }
  desk.answers[`GET ${SERVICE}`] = { ...page, version: 5, form: newer }
  desk.answers[`PATCH ${SERVICE}`] = { status: 412, code: 'stale-version' }
  const fields = { strengths: 'Una zia', 'members.m2.givenName': 'Yonatan', 'members.m3.literacy': 'basic' }
  const { status, body } = await send(fields)
  desk.answers[`GET ${SERVICE}`] = { ...page, version: 4, form: FORM }
  expect(status).toBe(409)
  expect(body).toContain('cambiata nel frattempo')
  for (const text of ['Una zia', 'Detto allo sportello', 'value="Rovere"']) expect(body).toContain(text)
  for (const gone of ['value="Yonatan"', 'value="Yonas"']) expect(body).not.toContain(gone)
  expect(body).toMatch(/id="parentingConcern"[\s\S]*?value="2" selected/)
  expect(body).toMatch(/id="members.m3.literacy"[\s\S]*?value="basic" selected/)
  expect(body).toMatch(/name="version" value="5"/)
})

test('a page that is shown again for a fault of its own stands on the form that was seen', async () => {
  const { status, body } = await send({ version: '3', 'otherPaths.none': 'yes', otherPaths: 'adult-school' })
  expect(status).toBe(422)
  expect(body).toMatch(/name="version" value="3"/)
})

test('none and some contradict each other, and the service is not asked', async () => {
  delete desk.answers[`PATCH ${SERVICE}`]
  const { status, body } = await send({ 'otherPaths.none': 'yes', otherPaths: 'adult-school' })
  expect(status).toBe(422)
  expect(body).toContain('href="#otherPaths"')
})

test('what was answered is sent as a patch, and the scheda says so', async () => {
  let heard: unknown
  desk.answers[`PATCH ${SERVICE}`] = (body: unknown) => {
    heard = body
    return { requestId: REFERRAL, referralId: REFERRAL, status: 'pending' }
  }
  const { location } = await send({ strengths: 'Una zia' })
  expect(location).toBe(`/cases/${REFERRAL}/scheda`)
  expect(heard).toEqual({ strengths: 'Una zia' })
})
