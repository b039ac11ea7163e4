import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Browser, type DeskUnderTest, openDesk } from './desk-fixture.ts'

const REFERRAL = '01966000-0000-7000-8000-0000000000b1'

let desk: DeskUnderTest
let browser: Browser
beforeAll(async () => {
  desk = await openDesk()
  browser = desk.browser()
  await browser.signIn()
})
afterAll(() => desk.close())

const scheda = (whole: boolean) => {
  desk.answers[`GET /referrals/${REFERRAL}/file`] = {
    ...{ referralId: REFERRAL, number: 'RE-00000000-0', version: 2, form: {}, restrictedFields: [] },
    ...{ whole, mayComplete: false, answers: [] },
  }
  return browser.get(`/cases/${REFERRAL}/scheda`)
}

test('a seat reads its part of the scheda, with no word of the files, which are not for it', async () => {
  desk.answers[`GET /referrals/${REFERRAL}/attachments`] = { status: 403, code: 'file-not-shared' }
  const { status, body } = await scheda(false)
  expect(status).toBe(200)
  expect(body).not.toContain('Allegati')
})

test('who has the whole scheda sees that it has no files', async () => {
  desk.answers[`GET /referrals/${REFERRAL}/attachments`] = { items: [] }
  expect((await scheda(true)).body).toContain('Allegati')
})
