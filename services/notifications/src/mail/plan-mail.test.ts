import { expect, test } from 'vitest'
import { digestOf, planMail, type WaitingNotice } from './plan-mail.ts'
import { nextAttempt } from './retry-schedule.ts'

// 24 November 2026 is in winter time: 8:30 in Italy is 7:30 UTC.
const beforeDigest = new Date('2026-11-24T07:29:00Z')
const afterDigest = new Date('2026-11-24T07:31:00Z')
const yesterday = new Date('2026-11-23T15:00:00Z')

const notice = (change: Partial<WaitingNotice> = {}): WaitingNotice => ({
  id: 'n1',
  mailing: 'digest',
  urgency: 'U3',
  createdAt: yesterday,
  ...change,
})
const situation = { preference: 'urgent-at-once', lastAtOnce: null, lastDigestDay: null } as const

test('an ordinary notice waits for the digest of half past eight', () => {
  expect(planMail({ ...situation, now: beforeDigest, waiting: [notice()] })).toEqual([])
  expect(planMail({ ...situation, now: afterDigest, waiting: [notice()] })).toMatchObject([
    { send: 'morning-digest', day: '2026-11-24' },
  ])
})

test('there is one digest a day, and what is born after it waits for tomorrow', () => {
  const waiting = [notice({ createdAt: afterDigest })]
  const noon = new Date('2026-11-24T11:00:00Z')
  expect(planMail({ ...situation, now: noon, waiting })).toEqual([])
  expect(planMail({ ...situation, now: noon, waiting: [notice()], lastDigestDay: '2026-11-24' })).toEqual([])
})

test('an urgent notice leaves at once, and a second within a minute shares the next mail', () => {
  const urgent = notice({ mailing: 'at-once', urgency: 'U1' })
  expect(planMail({ ...situation, now: beforeDigest, waiting: [urgent] })).toMatchObject([
    { send: 'at-once' },
  ])
  const lastAtOnce = new Date(beforeDigest.getTime() - 30_000)
  expect(planMail({ ...situation, now: beforeDigest, waiting: [urgent], lastAtOnce })).toEqual([])
  const later = new Date(beforeDigest.getTime() + 30_000)
  const plans = planMail({ ...situation, now: later, waiting: [urgent, { ...urgent, id: 'n2' }], lastAtOnce })
  expect(plans.map((plan) => plan.notices.length)).toEqual([2])
})

test('U0 never waits for the minute', () => {
  const now = beforeDigest
  const waiting = [notice({ mailing: 'at-once', urgency: 'U0' })]
  expect(planMail({ ...situation, now, waiting, lastAtOnce: new Date(now.getTime() - 1000) })).toHaveLength(1)
})

test('whoever wants the digest only gets urgent notices in it', () => {
  const waiting = [notice({ mailing: 'at-once', urgency: 'U1' })]
  const plans = planMail({ ...situation, preference: 'digest-only', now: afterDigest, waiting })
  expect(plans.map((plan) => plan.send)).toEqual(['morning-digest'])
})

test('half past eight is local on both sides of the change of clock', () => {
  expect(digestOf(new Date('2026-03-28T12:00:00Z')).cutoff.toISOString()).toBe('2026-03-28T07:30:00.000Z')
  expect(digestOf(new Date('2026-03-29T12:00:00Z')).cutoff.toISOString()).toBe('2026-03-29T06:30:00.000Z')
})

test('attempts stop after a day and a half', () => {
  const now = new Date('2026-11-24T07:00:00Z')
  expect(nextAttempt(1, now)?.toISOString()).toBe('2026-11-24T07:01:00.000Z')
  expect(nextAttempt(10, now)).toBeNull()
})
