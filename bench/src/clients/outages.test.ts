import { expect, test } from 'vitest'
import { outageOf } from './outages.ts'

const fate = (madeAt: number, acknowledgedAt: number | null, handledAt: number | null, handled = 1) => ({
  ...{ madeAt, acknowledgedAt, handledAt, handled },
})
const when = { spoiledAt: 1_000, wellAt: 5_000 }

test('an outage counts from the broker being well again to the first publication and to the last arrear', () => {
  const fates = [
    fate(500, 510, 520),
    fate(1_100, 7_000, 7_500, 2),
    fate(2_000, 6_500, 9_000),
    fate(8_000, 8_010, null),
  ]
  expect(outageOf({ consumingAt: 0, fates, rebuilds: 1 }, when)).toEqual({
    publishesAfter: 1.5,
    caughtUpAfter: 4,
    lost: 1,
    duplicates: 1,
    rebuilds: 1,
  })
})

test('a client that began too late or ended too early has measured nothing', () => {
  const fates = [fate(500, 510, 520)]
  expect(() => outageOf({ consumingAt: 0, fates, rebuilds: 0 }, when)).toThrow('outside')
  expect(() => outageOf({ consumingAt: 2_000, fates, rebuilds: 0 }, when)).toThrow('outside')
})
