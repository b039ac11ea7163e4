import { expect, test } from 'vitest'
import { decideEnding } from './end-absence.ts'

const TODAY = '2026-11-27'
const absence = (from_on: string, to_on: string | null, cancelled_at: Date | null = null) => ({
  from_on,
  to_on,
  cancelled_at,
})

test.each([
  [TODAY, null],
  ['2026-11-28', null],
  ['2027-01-11', '2027-01-15'],
])('an absence from %s to %s never was: it is taken away', (from, to) => {
  expect(decideEnding(absence(from, to), TODAY)).toEqual({ ok: true, facts: [{ to: null }] })
})

test.each([
  ['2026-11-26', null],
  ['2026-11-02', TODAY],
  ['2026-10-01', '2027-01-15'],
])('an absence from %s to %s has begun: the person is there from today', (from, to) => {
  expect(decideEnding(absence(from, to), TODAY)).toEqual({ ok: true, facts: [{ to: '2026-11-26' }] })
})

test.each([
  [absence('2026-11-02', '2026-11-26')],
  [absence('2026-11-02', '2026-11-06')],
  [absence('2027-01-11', null, new Date())],
])('an absence that is over or was taken away ends no more', (over) => {
  expect(decideEnding(over, TODAY)).toMatchObject({ ok: false, code: 'absence-over' })
})
