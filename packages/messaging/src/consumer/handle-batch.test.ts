import { type EventContract, referralRouted, withdrawalRequested } from '@intarsi/contracts'
import { expect, test } from 'vitest'
import { on } from '../subscription.ts'
import { type Item, runsOf } from './handle-batch.ts'

const nothing = async () => undefined

function itemOf(key: string, contract: EventContract, rootOnly: boolean): Item<unknown> {
  const envelope = { partitionkey: key, source: `/intake/households/${key}` }
  const handlers = [on(contract, nothing, { rootOnly }), on(contract, nothing, { rootOnly: true })]
  return {
    record: {} as Item<unknown>['record'],
    classified: { kind: 'event', envelope: envelope as never, contract, handlers },
  }
}

const lengthsOf = (lane: Item<unknown>[]) => runsOf(lane).map(({ length }) => length)

test('only events whose every handler stays within their root share a transaction, with those beside them', () => {
  const inside = itemOf('a', withdrawalRequested, true)
  const outside = itemOf('a', withdrawalRequested, false)
  const other = itemOf('a', referralRouted, true)
  const unreadable: Item<unknown> = { ...inside, classified: { kind: 'unreadable', error: '' } }
  expect(lengthsOf([inside, inside, outside, outside, inside])).toEqual([2, 1, 1, 1])
  expect(lengthsOf([inside, other, inside])).toEqual([1, 1, 1])
  expect(lengthsOf([inside, inside, unreadable, inside])).toEqual([2, 1, 1])
})

test('no transaction grows without end', () => {
  const inside = itemOf('a', withdrawalRequested, true)
  expect(lengthsOf(Array.from({ length: 40 }, () => inside))).toEqual([16, 16, 8])
})
