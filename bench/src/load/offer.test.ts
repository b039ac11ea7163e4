import { expect, test } from 'vitest'
import { offer } from './offer.ts'

test('a request that is not answered keeps no other from being sent in time', async () => {
  const stuck = Promise.withResolvers<void>()
  const offered = await offer([0, 5, 10], 0.02, async (index) => {
    if (index === 0) await stuck.promise
    if (index === 2) stuck.resolve()
    return { id: `${index}`, key: 'k' }
  })
  expect(offered.requests.map(({ id }) => id).toSorted()).toEqual(['0', '1', '2'])
})

test('latency counts from the time a request was due, not from the time it was sent', async () => {
  const offered = await offer([0, 1], 0.001, async (index) => {
    const until = performance.now() + 20
    while (index === 0 && performance.now() < until);
    return { id: `${index}`, key: 'k' }
  })
  const second = offered.requests.find(({ id }) => id === '1')
  expect((second?.answeredAt ?? 0) - (second?.intendedAt ?? 0)).toBeGreaterThan(15)
  expect(second?.intendedAt).toBeCloseTo(offered.startedAt + 1, 5)
})

test('what is refused is counted by what was said', async () => {
  const offered = await offer([0, 0, 1], 0.002, async (index) => {
    if (index < 2) throw new Error('503')
    return { id: 'taken', key: 'k' }
  })
  expect([...offered.refused]).toEqual([['503', 2]])
  expect(offered.requests).toHaveLength(1)
})
