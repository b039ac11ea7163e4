import { exampleForm, referralSubmitted } from '@intarsi/contracts'
import { isReferralNumber } from '@intarsi/kernel'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Harness, startIntake } from './harness.ts'

let intake: Harness
beforeAll(async () => {
  intake = await startIntake()
})
afterAll(() => intake.close())

const submit = (body: unknown, headers = {}) =>
  intake.as('sender', { method: 'POST', url: '/referrals', body, headers })

test('a sent referral gets its receipt at once and is announced with the facts routing needs', async () => {
  const { status, body } = await submit(exampleForm)
  expect(status).toBe(201)
  expect(body).toMatchObject({
    territory: 'RE',
    competence: { rule: 'social-service', disputedWith: null },
    urgency: { level: 'U2' },
    state: 'submitted',
    nextStep: 'routing',
  })
  expect(isReferralNumber(body.number)).toBe(true)
  const events = await intake.announced(referralSubmitted)
  expect(events).toContainEqual(
    expect.objectContaining({ referralId: body.referralId, householdId: body.householdId, urgency: 'U2' }),
  )
})

test('nothing that names anybody leaves intake', async () => {
  const { body } = await submit(exampleForm)
  const rows = await intake.db
    .selectFrom('outbox')
    .select('payload')
    .where('key', '=', body.householdId)
    .execute()
  const sent = JSON.stringify(rows)
  expect(rows).toHaveLength(1)
  for (const datum of [
    'Senait',
    'Ginepro',
    'Sanayt',
    'Yonas',
    'DEMO-0001',
    '000 000',
    'Esempi',
    'Nora',
    '1995',
    'casa vicino',
  ]) {
    expect(sent).not.toContain(datum)
  }
})

test('every fault is told at once with its pointer, and nothing is stored', async () => {
  const { members: _, ...rest } = exampleForm
  const before = await intake.db.selectFrom('referral').select('referral_id').execute()
  const { status, body } = await submit({
    ...rest,
    serviceOrientation: undefined,
    interviewOn: '2026-12-24',
    leavesOn: '2027-02-30',
    nickname: 'x',
    sportelloId: intake.newId(),
  })
  expect(status).toBe(400)
  const told = body.errors.map((error: { pointer: string; code: string }) => `${error.pointer} ${error.code}`)
  expect(told.sort()).toEqual([
    '/interviewOn in-the-future',
    '/leavesOn invalid',
    '/members required',
    '/nickname unknown-field',
    '/serviceOrientation required',
    '/sportelloId unknown-sportello',
  ])
  const after = await intake.db.selectFrom('referral').select('referral_id').execute()
  expect(after).toHaveLength(before.length)
})

test('the same key and body again give the same receipt and no second referral', async () => {
  const headers = { 'idempotency-key': 'one-and-the-same-key' }
  const first = await submit(exampleForm, headers)
  const again = await submit(exampleForm, headers)
  expect(again.body).toEqual(first.body)
  const other = await submit({ ...exampleForm, notes: 'altro' }, headers)
  expect(other.status).toBe(422)
})

test('who does not belong to the sportello sends nothing for it', async () => {
  const { status } = await intake.as('stranger', { method: 'POST', url: '/referrals', body: exampleForm })
  expect(status).toBe(403)
})

test('its sportello reads where the referral stands; another does not', async () => {
  const { body } = await submit(exampleForm)
  const url = `/referrals/${body.referralId}`
  const own = await intake.as('sender', { method: 'GET', url })
  expect(own.body).toMatchObject({
    number: body.number,
    state: 'submitted',
    standing: { nextStep: 'routing' },
  })
  expect((await intake.as('stranger', { method: 'GET', url })).status).toBe(403)
})
