import { exampleForm } from '@intarsi/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Harness, startIntake } from './harness.ts'

let intake: Harness
beforeAll(async () => {
  intake = await startIntake()
})
afterAll(() => intake.close())

const post = (url: string, body: unknown = undefined, headers = {}) =>
  intake.as('sender', { method: 'POST', url, headers, ...(body === undefined ? {} : { body }) })

test('a draft sent by several at the same moment becomes one referral', async () => {
  const { body: draft } = await post('/drafts', exampleForm)
  const send = () => post(`/drafts/${draft.draftId}/submission`, undefined, { 'if-match': '"1"' })
  const answers = await Promise.all([send(), send(), send(), send()])
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 404, 404, 404])
  const sent = await intake.db
    .selectFrom('referral')
    .select('referral_id')
    .where('household_id', '=', draft.householdId)
    .execute()
  expect(sent).toHaveLength(1)
})
