import { exampleForm, formFields, memberFields, TERRITORIES } from '@intarsi/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { territoryRules } from '../src/territory-rules.ts'
import { type Harness, startIntake } from './harness.ts'

let intake: Harness
beforeAll(async () => {
  intake = await startIntake()
})
afterAll(() => intake.close())

test('a list walks through all referrals of the own sportelli, once each, newest first', async () => {
  const sent: string[] = []
  for (let i = 0; i < 5; i++) {
    const { body } = await intake.as('sender', { method: 'POST', url: '/referrals', body: exampleForm })
    sent.unshift(body.referralId)
    intake.clock.advance(i === 2 ? 0 : 1000)
  }
  const seen: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const url: string = `/referrals?limit=2${cursor ? `&cursor=${cursor}` : ''}`
    const { body } = await intake.as('sender', { method: 'GET', url })
    seen.push(...body.items.map((item: { referralId: string }) => item.referralId))
    cursor = body.next
  }
  expect(new Set(seen)).toEqual(new Set(sent))
  expect(seen).toHaveLength(5)
  const strange = await intake.as('stranger', { method: 'GET', url: '/referrals' })
  expect(strange.body.items).toEqual([])
  const none = await intake.as('coordinator', { method: 'GET', url: '/referrals?state=admitted' })
  expect(none.body.items).toEqual([])
})

test('a sportello sends one referral under a key of its own, for ever', async () => {
  const body = { ...exampleForm, senderReference: '2026-001' }
  const send = (form: object) => intake.as('sender', { method: 'POST', url: '/referrals', body: form })
  const [first, second] = await Promise.all([send(body), send({ ...body, notes: 'altro' })])
  const [sent, refused] = first.status === 201 ? [first, second] : [second, first]
  expect(sent.status).toBe(201)
  expect(refused).toMatchObject({ status: 409, body: { code: 'already-sent', number: sent.body.number } })
})

test('code lists say their days, and the blank form what a territory wants', async () => {
  const lists = await intake.as('sender', { method: 'GET', url: '/code-lists?on=2024-01-01' })
  const permits: { code: string; selectable: boolean }[] = lists.body.lists.permitType
  expect(permits.find(({ code }) => code === 'special-cases-art18ter')?.selectable).toBe(false)
  expect(permits.find(({ code }) => code === 'asylum')?.selectable).toBe(true)
  const blank = await intake.as('sender', { method: 'GET', url: '/referral-form?territory=RE' })
  expect(blank.body.fields).toContainEqual(
    expect.objectContaining({ code: 'serviceOrientation', need: 'S', becauseOfGate: true }),
  )
  const elsewhere = await intake.as('sender', { method: 'GET', url: '/referral-form?territory=MO' })
  expect(elsewhere.body.fields).toContainEqual(
    expect.objectContaining({ code: 'serviceOrientation', need: 'T', becauseOfGate: false }),
  )
})

test('every field that a profile in force asks for is a field of the scheda', () => {
  const known = new Set([...Object.keys(formFields), ...Object.keys(memberFields)])
  const asked = TERRITORIES.flatMap((territory) => territoryRules.fieldsRequired(territory))
  expect(asked.filter((field) => !known.has(field))).toEqual([])
})
