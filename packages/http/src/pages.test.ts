import { expect, test } from 'vitest'
import { listDay } from './pages.ts'

test.each(['1900-01-01', '2028-02-29', '2199-12-31'])('a list may be read of the day %s', (day) => {
  expect(listDay.safeParse(day).success).toBe(true)
})

test.each(['0000-01-01', '1899-12-31', '2200-01-01', '9999-12-31', '2027-02-29', 'x'])(
  'no list is read of %s: the day after it, or its instant in Rome, may be none',
  (day) => {
    expect(listDay.safeParse(day).success).toBe(false)
  },
)
