import { expect, test } from 'vitest'
import { dueAfter, latestProfile, romeDay, romeHour, romeInstant } from './index.ts'

const profile = latestProfile('RE')
const from = new Date('2026-11-20T10:00:00.000Z')

test('working days skip Sundays and the patron’s day, and end with the office day in Rome', () => {
  // Saint Prosper of Reggio is on 24 November.
  const { dueAt } = dueAfter(profile, { key: 'firstRead', urgency: 'U3', from })
  expect([romeDay(dueAt), romeHour(dueAt)]).toEqual(['2026-11-25', '18:00'])
})

test('days run on, hours from the instant itself', () => {
  expect(romeDay(dueAfter(profile, { key: 'review', urgency: 'U3', from }).dueAt)).toBe('2027-02-18')
  expect(dueAfter(profile, { key: 'offerAnswer', urgency: 'U0', from }).dueAt.toISOString()).toBe(
    '2026-11-20T14:00:00.000Z',
  )
})

test('an hour of Rome is right on both sides of a clock change', () => {
  expect(romeInstant('2027-03-28', '00:00').toISOString()).toBe('2027-03-27T23:00:00.000Z')
  expect(romeInstant('2027-03-29', '00:00').toISOString()).toBe('2027-03-28T22:00:00.000Z')
})
