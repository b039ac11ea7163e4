import { expect, test } from 'vitest'
import { type Seen, type Still, stillAfter } from './still.ts'

const look = (lags: [partition: number, next: number, unread: number][], busy: number[] = []): Seen => ({
  assigned: [0, 1],
  busy: new Set(busy),
  lags: lags.map(([partition, next, unread]) => ({ partition, next: BigInt(next), unread: BigInt(unread) })),
})

function looksOf(...seen: Seen[]): Record<string, number> {
  const still = seen.reduce<Still>(stillAfter, new Map())
  return Object.fromEntries([...still].map(([partition, { looks }]) => [partition, looks]))
}

test('a partition that stands where it stood is still, also while its neighbour moves', () => {
  expect(
    looksOf(
      look([
        [0, 5, 2],
        [1, 1, 9],
      ]),
      look([
        [0, 5, 3],
        [1, 4, 9],
      ]),
      look([
        [0, 5, 3],
        [1, 8, 9],
      ]),
    ),
  ).toEqual({
    0: 3,
    1: 1,
  })
})

test('whoever moves, has nothing to read, works on a batch or belongs to another member is not still', () => {
  expect(looksOf(look([[0, 5, 2]]), look([[0, 6, 2]]))).toEqual({ 0: 1 })
  expect(looksOf(look([[0, 5, 2]]), look([[0, 7, 0]]))).toEqual({})
  expect(looksOf(look([[0, 5, 2]]), look([[0, 5, 2]], [0]))).toEqual({})
  expect(looksOf(look([[0, 5, 2]]), look([[0, 5, 2]], [0]), look([[0, 5, 2]]))).toEqual({ 0: 1 })
  expect(looksOf(look([[7, 5, 2]]))).toEqual({})
})
