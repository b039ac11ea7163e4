import { expect, test } from 'vitest'
import { dueAfter, latestProfile, romeDay, romeHour, romeInstant } from './index.ts'

const profile = latestProfile('RE')
const parma = latestProfile('PR')
const FRIDAY_EVENING = new Date('2026-11-13T16:30:00.000Z')
const due = (change: Partial<Parameters<typeof dueAfter>[1]>) =>
  dueAfter(parma, { key: 'firstRead', urgency: 'U3', from: FRIDAY_EVENING, ...change }).dueAt.toISOString()
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

test('what has a least time is brought to mind when that is over: Piacenza, from six to twelve months (PC-08)', () => {
  const { dueAt, remindAt } = dueAfter(latestProfile('PC'), { key: 'horizon', urgency: 'U3', from })
  expect([romeDay(remindAt ?? from), romeDay(dueAt)]).toEqual(['2027-05-20', '2027-11-20'])
  expect(dueAfter(parma, { key: 'horizon', urgency: 'U3', from }).remindAt).toBeUndefined()
})
