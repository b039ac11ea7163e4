import { expect, test } from 'vitest'
import { instantOf } from './instant-of.ts'

test.for(['2026-11-23T08:00:00Z', '2026-11-23T09:00:00+01:00'])('%s is an instant', (text) => {
  expect(instantOf(text)).toEqual(new Date('2026-11-23T08:00:00Z'))
})

test('an instant that has not come yet is refused: nothing is to be read from there', () => {
  const now = new Date('2026-11-23T07:59:59Z')
  expect(() => instantOf('2026-11-23T08:00:00Z', now)).toThrow('has not come yet')
})

test.for(['2', '2026', '2026-11-23', '23/11/2026', '2026-11-23T08:00:00', 'yesterday', ''])(
  '%j is none: it would be guessed at',
  (text) => {
    expect(() => instantOf(text)).toThrow('is not an instant such as')
  },
)
