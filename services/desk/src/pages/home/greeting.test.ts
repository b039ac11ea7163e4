import { expect, test } from 'vitest'
import { translator } from '../../words/words.ts'
import { greetingAt } from './greeting.ts'

test.each([
  ['2026-11-27T16:59:00.000Z', 'Buongiorno, Ada'],
  ['2026-11-27T17:00:00.000Z', 'Buonasera, Ada'],
  ['2026-07-27T15:59:00.000Z', 'Buongiorno, Ada'],
  ['2026-07-27T16:00:00.000Z', 'Buonasera, Ada'],
  ['2026-11-28T03:59:00.000Z', 'Buonasera, Ada'],
  ['2026-11-28T04:00:00.000Z', 'Buongiorno, Ada'],
])('at %s, by the clock of Rome, somebody reads «%s»', (at, greeting) => {
  expect(greetingAt(new Date(at), 'Ada', translator('it'))).toBe(greeting)
})
