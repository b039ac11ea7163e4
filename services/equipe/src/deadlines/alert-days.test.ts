import { referralSubmitted } from '@intarsi/contracts'
import { latestProfile } from '@intarsi/territories'
import { expect, test } from 'vitest'
import { needsSchool, nextAlert } from './alert-days.ts'

const profile = latestProfile('PR')
const { facts } = referralSubmitted.example
const [adult, child] = facts.members
if (!adult || !child) throw new Error('the example has an adult and a child')

test('an exit is told 90, 60, 30 and 15 days before, each once', () => {
  const exit = { ...facts, leavesOn: '2027-03-01' }
  const next = (today: string) => nextAlert(profile, { kind: 'exit-alert', facts: exit, today })?.on ?? null
  expect(next('2026-11-01')).toBe('2026-12-01')
  expect(next('2026-12-01')).toBe('2026-12-31')
  expect(next('2026-12-31')).toBe('2027-01-30')
  expect(next('2027-01-30')).toBe('2027-02-14')
  expect(next('2027-02-14')).toBeNull()
  expect(
    nextAlert(profile, { kind: 'exit-alert', facts: { ...facts, leavesOn: null }, today: '2026-11-01' }),
  ).toBeNull()
})

test('a permit is told 90, 60 and 30 days before, the nearest of the household first, and not once renewal is asked', () => {
  const permits = (first: string, condition: 'valid' | 'renewal-requested' = 'valid') => ({
    ...facts,
    members: [
      { ...adult, permitExpiresOn: first, permitCondition: condition },
      { ...child, permitExpiresOn: '2027-06-01', permitCondition: 'valid' as const },
    ],
  })
  const next = (known: typeof facts) =>
    nextAlert(profile, { kind: 'permit-alert', facts: known, today: '2026-11-09' })
  expect(next(permits('2027-03-01'))).toEqual({ on: '2026-12-01', about: '2027-03-01' })
  expect(next(permits('2027-03-01', 'renewal-requested'))).toEqual({ on: '2027-03-03', about: '2027-06-01' })
})

test('school is a task for a minor from six to fifteen who is not enrolled', () => {
  const aged = (ageYears: number | null, schooling: 'enrolled' | 'not-enrolled') =>
    needsSchool({ ...facts, members: [adult, { ...child, ageYears, schooling }] })
  expect([5, 6, 15, 16].map((age) => aged(age, 'not-enrolled'))).toEqual([false, true, true, false])
  expect(aged(8, 'enrolled')).toBe(false)
  expect(aged(null, 'not-enrolled')).toBe(false)
})
