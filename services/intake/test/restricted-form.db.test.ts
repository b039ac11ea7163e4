import { exampleForm } from '@intarsi/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { RESTRICTED_FIELDS } from '../src/referrals/read-file.ts'
import { type Harness, startIntake } from './harness.ts'

let intake: Harness
beforeAll(async () => {
  intake = await startIntake()
})
afterAll(() => intake.close())

test('only the sportello reads its whole form back; a coordinator opens restricted details with a reason', async () => {
  const { body: sent } = await intake.as('sender', { method: 'POST', url: '/referrals', body: exampleForm })
  const read = async (name: 'sender' | 'coordinator') =>
    (await intake.as(name, { method: 'GET', url: `/referrals/${sent.referralId}/form` })).body
  const filled = RESTRICTED_FIELDS.filter((field) => field in exampleForm)
  expect(filled.length).toBeGreaterThan(0)
  expect(Object.keys((await read('sender')).form)).toEqual(expect.arrayContaining(filled))
  const seen = await read('coordinator')
  expect(Object.keys(seen.form).filter((field) => filled.includes(field))).toEqual([])
  expect(seen.restrictedFields.toSorted()).toEqual(filled.toSorted())
})
