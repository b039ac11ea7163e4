import { picPhase } from '@intarsi/contracts'
import { expect, test } from 'vitest'
import { stepDueOn, stepOf } from './next-step.ts'
import { ENDED } from './phases.ts'

const admitted = {
  territory_id: 'RE',
  profile_version: 1,
  urgency: 'U3',
  opened_at: new Date('2026-11-24T09:00:00.000Z'),
} as const
const now = new Date('2027-01-11T09:00:00.000Z')

test('every phase but the ends has a step that leads out of it', () => {
  const without = picPhase.options.filter((phase) => stepOf(phase) === null)
  expect(new Set(without)).toEqual(ENDED)
})

test('terms count from the admission, a review from when work goes on, and from now what begins again', () => {
  const due = (phase: Parameters<typeof stepDueOn>[1], anew = false) =>
    stepDueOn(admitted, phase, { now, anew })
  // Ten working days after 24 November, 7 and 8 December being a closed bridge and a holiday or not.
  expect(due('activated')).toBe('2026-12-09')
  expect(due('assessment')).toBe('2026-12-24')
  expect(due('planning')).toBe('2027-01-08')
  expect(due('in-progress')).toBe('2027-04-11')
  expect(due('assessment', true)).toBe('2027-02-10')
  expect(due('closing')).toBeNull()
})
