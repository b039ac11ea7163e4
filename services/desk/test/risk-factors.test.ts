import type { ReferralDraft } from '@intarsi/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { riskChanges, risksOf } from '../src/pages/cases/scheda/risks.ts'
import { type Browser, type DeskUnderTest, openDesk } from './desk-fixture.ts'
import { faultsOf } from './faults-of.ts'

const REFERRAL = '01966000-0000-7000-8000-0000000000b1'
const SCHEDA = `/cases/${REFERRAL}/scheda`
const DETAILS: ReferralDraft = { riskFactors: [{ code: 'isolation', certainty: 'told' }] }

let desk: DeskUnderTest
let browser: Browser
beforeAll(async () => {
  desk = await openDesk()
  browser = desk.browser()
  await browser.signIn()
  Object.assign(desk.answers, {
    [`GET /referrals/${REFERRAL}/attachments`]: { items: [] },
    [`POST /referrals/${REFERRAL}/restricted`]: { details: DETAILS },
  })
})
afterAll(() => desk.close())

async function open(mayComplete: boolean) {
  desk.answers[`GET /referrals/${REFERRAL}/file`] = {
    ...{ referralId: REFERRAL, number: 'RE-00000000-0', version: 2, form: {}, whole: true, answers: [] },
    ...{ restrictedFields: ['riskFactors'], mayComplete },
  }
  const { body } = await browser.get(SCHEDA)
  expect(body).not.toContain('name="riskFactors"')
  return await browser.post(SCHEDA, { _csrf: browser.token(), reason: 'prima del colloquio' })
}
const isTicked = (body: string, code: string) =>
  body.match(new RegExp(`<input[^>]*id="risk-${code}"[^>]*>`))?.[0].includes('checked')

test('of what was seen only what was changed is sent: taken away is told, untouched is not', () => {
  const seen = risksOf({
    riskFactors: [
      { code: 'isolation', certainty: 'told' },
      { code: 'ptsd', certainty: 'told' },
    ],
  })
  const typed = risksOf({
    riskFactors: [
      { code: 'isolation', certainty: 'told' },
      { code: 'trafficking', certainty: 'observed' },
    ],
  })
  expect(riskChanges(seen, typed)).toEqual({ trafficking: 'observed', ptsd: null })
  expect(riskChanges(seen, seen)).toEqual({})
})

test('who opened what is restricted completes the risk factors there, and who may not complete only reads', async () => {
  const { body } = await open(true)
  expect(isTicked(body, 'isolation')).toBe(true)
  expect(isTicked(body, 'ptsd')).toBe(false)
  expect((await open(false)).body).not.toContain('name="riskFactors"')
})

test('what is refused is shown again with the answers, on what the form says by then', async () => {
  await open(true)
  desk.answers[`PATCH /referrals/${REFERRAL}/risk-factors`] = { status: 412, code: 'stale-version' }
  const now = [...(DETAILS.riskFactors ?? []), { code: 'disability', certainty: 'documented' }]
  desk.answers[`POST /referrals/${REFERRAL}/restricted`] = { details: { riskFactors: now } }
  const fields = new URLSearchParams({
    ...{ _csrf: browser.token(), version: '2', reason: 'prima del colloquio' },
    seen: risksOf(DETAILS).toString(),
  })
  for (const code of ['isolation', 'ptsd']) fields.append('riskFactors', code)
  fields.set('riskFactors.certainty.isolation', 'told')
  const refused = await browser.post(`${SCHEDA}/risks`, fields)
  expect(faultsOf(refused)).toEqual({ riskFactors: expect.stringContaining('Nel frattempo') })
  for (const code of ['isolation', 'ptsd', 'disability'])
    expect(isTicked(refused.body, code), code).toBe(true)
})

test('what was found is sent by its code, with where it is known from', async () => {
  await open(true)
  let sent: unknown
  desk.answers[`PATCH /referrals/${REFERRAL}/risk-factors`] = (body: unknown) => {
    sent = body
    return { status: 'pending' }
  }
  const fields = new URLSearchParams({
    ...{ _csrf: browser.token(), version: '2', reason: 'prima del colloquio' },
    ...{ seen: risksOf(DETAILS).toString(), riskFactors: 'ptsd', 'riskFactors.certainty.ptsd': 'observed' },
  })
  expect((await browser.post(`${SCHEDA}/risks`, fields)).location).toBe(SCHEDA)
  expect(sent).toEqual({ riskFactors: { ptsd: 'observed', isolation: null } })
})
