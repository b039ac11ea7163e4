import { latestProfile } from '@intarsi/territories'
import { expect, test } from 'vitest'
import { dueAfter } from './due.ts'

const profile = latestProfile('PR')
const FRIDAY_EVENING = new Date('2026-11-13T16:30:00.000Z')
const due = (change: Partial<Parameters<typeof dueAfter>[1]>) =>
  dueAfter(profile, { key: 'firstRead', urgency: 'U3', from: FRIDAY_EVENING, ...change }).dueAt.toISOString()

test('two office hours begun half an hour before closing end on the next working morning', () => {
  expect(due({ urgency: 'U0' })).toBe('2026-11-16T08:30:00.000Z')
  expect(due({ urgency: 'U0', from: new Date('2026-11-13T09:00:00.000Z') })).toBe('2026-11-13T11:00:00.000Z')
  expect(due({ urgency: 'U0', from: new Date('2026-11-14T20:00:00.000Z') })).toBe('2026-11-16T09:00:00.000Z')
})

test('hours that are no office hours run on through the night', () => {
  expect(due({ key: 'offerAnswer', urgency: 'U0' })).toBe('2026-11-13T20:30:00.000Z')
})

test('a term in working days counts those of a person who works part time, for U2 and U3 only', () => {
  expect(due({})).toBe('2026-11-17T17:00:00.000Z')
  expect(due({ weekdays: [3, 5] })).toBe('2026-11-20T17:00:00.000Z')
  expect(due({ weekdays: [3, 5], urgency: 'U1' })).toBe('2026-11-16T17:00:00.000Z')
})
