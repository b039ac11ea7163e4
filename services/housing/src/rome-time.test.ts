import { expect, test } from 'vitest'
import { romeDay, romeInstant } from './rome-time.ts'

test('five in the afternoon in Rome is right in winter and in summer', () => {
  expect(romeInstant('2026-11-27', 17).toISOString()).toBe('2026-11-27T16:00:00.000Z')
  expect(romeInstant('2027-07-01', 17).toISOString()).toBe('2027-07-01T15:00:00.000Z')
})

test('the day turns at midnight in Rome', () => {
  expect(romeDay(new Date('2026-11-23T23:30:00.000Z'))).toBe('2026-11-24')
})

test('midnight is right on the days the clock changes', () => {
  expect(romeInstant('2027-03-28', 0).toISOString()).toBe('2027-03-27T23:00:00.000Z')
  expect(romeInstant('2027-03-29', 0).toISOString()).toBe('2027-03-28T22:00:00.000Z')
  expect(romeInstant('2027-10-31', 17).toISOString()).toBe('2027-10-31T16:00:00.000Z')
})
