import { expect, test } from 'vitest'
import { reorderedIn } from './look.ts'

const told = [
  { id: 'a1', key: 'a', sequence: 1 },
  { id: 'a2', key: 'a', sequence: 2 },
  { id: 'b1', key: 'b', sequence: 1 },
]

test('what is applied in the order it was told in is in order, whatever other keys do', () => {
  const at = new Map([
    ['a1', 10],
    ['a2', 12],
    ['b1', 5],
  ])
  expect(reorderedIn(told, at)).toBe(0)
})

test('an event that took effect before an earlier one of its key is counted', () => {
  const at = new Map([
    ['a1', 12],
    ['a2', 10],
    ['b1', 5],
  ])
  expect(reorderedIn(told, at)).toBe(1)
})
