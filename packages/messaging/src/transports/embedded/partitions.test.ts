import { expect, test } from 'vitest'
import type { ConsumedRecord } from '../../transport.ts'
import { handTo, takeHanded } from './partitions.ts'

const slotAt = (position: number, touched = false) => ({ position, touched, handed: [] as ConsumedRecord[] })
const records = (...offsets: number[]) =>
  offsets.map((offset) => ({ offset: String(offset) }) as ConsumedRecord)
const offsetsOf = (taken: ConsumedRecord[]) => taken.map(({ offset }) => Number(offset))

test('what comes next is taken as it was handed, without what was handled already', () => {
  const slot = slotAt(5)
  handTo(slot, records(3, 4, 5))
  handTo(slot, records(6))
  expect(offsetsOf(takeHanded(slot))).toEqual([5, 6])
  expect(slot).toEqual({ position: 5, touched: false, handed: [] })
})

test.for<[string, number[][]]>([
  ['somebody else has published before', [[6, 7]]],
  ['somebody else has published between', [[5], [7]]],
  ['two publications are heard of in the other order', [[6], [5]]],
  ['too many wait', [Array.from({ length: 100 }, (_, index) => index + 5), [105]]],
])('a read is due, and nothing is taken, when %s', ([, publications]) => {
  const slot = slotAt(5)
  for (const offsets of publications) handTo(slot, records(...offsets))
  if (!slot.touched) expect(takeHanded(slot)).toEqual([])
  expect(slot).toEqual({ position: 5, touched: true, handed: [] })
})

test('nothing is kept for a consumer whose read is due', () => {
  const slot = slotAt(5, true)
  handTo(slot, records(5))
  expect(slot.handed).toEqual([])
})
