import { IS_CONTROL, type RecordsBatch } from '@platformatic/kafka'
import { expect, test } from 'vitest'
import { firstOf } from './positions.ts'
import { endOf, recordsOf } from './records.ts'

const record = (offsetDelta: number, headers: [string, string | null][] = []) => ({
  ...{ length: 1, attributes: 0, timestampDelta: BigInt(offsetDelta), offsetDelta },
  ...{ key: Buffer.from('k'), value: Buffer.from(String(offsetDelta)) },
  headers: headers.map(([name, value]): [Buffer, Buffer | null] => [
    Buffer.from(name),
    value === null ? null : Buffer.from(value),
  ]),
})
const batch = (firstOffset: bigint, records: ReturnType<typeof record>[], attributes = 0): RecordsBatch => ({
  ...{ firstOffset, attributes, records, lastOffsetDelta: records.length - 1, firstTimestamp: 1_000n },
  ...{ length: 1, partitionLeaderEpoch: 0, magic: 2, crc: 0, maxTimestamp: 1_000n },
  ...{ producerId: -1n, producerEpoch: -1, firstSequence: -1 },
})
const place = { topic: 't', partition: 3 }

test('of whole batches only what was asked for is taken, without the marks of transactions', () => {
  const batches = [
    batch(10n, [record(0), record(1), record(2)]),
    batch(13n, [record(0)], IS_CONTROL),
    batch(14n, [record(0)]),
  ]
  const taken = recordsOf({ ...place, from: 11n }, batches)
  expect(taken.map(({ offset, value }) => [offset, String(value)])).toEqual([
    ['11', '1'],
    ['12', '2'],
    ['14', '0'],
  ])
  expect(taken[0]).toMatchObject({ ...place, key: 'k', publishedAt: new Date(1_001) })
  expect(endOf(batches)).toBe(15n)
})

test('of a header given twice the first counts, and one without a value is empty', () => {
  const headers: [string, string | null][] = [
    ['a', 'first'],
    ['a', 'second'],
    ['b', null],
  ]
  expect(recordsOf({ ...place, from: 0n }, [batch(0n, [record(0, headers)])])[0]?.headers).toEqual({
    a: 'first',
    b: '',
  })
})

test.each([
  ['a group that never committed begins with the oldest', -1n, 5n],
  ['a place whose records are no longer kept too', 3n, 5n],
  ['one behind the end of a log that was made anew too', 12n, 5n],
  ['else it goes on where it stood', 7n, 7n],
  ['also when all is handled', 9n, 9n],
])('%s', (_, committed, first) => {
  expect(firstOf({ committed, oldest: 5n, end: 9n })).toBe(first)
})
