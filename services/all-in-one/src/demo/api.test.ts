import { expect, test } from 'vitest'
import { onNewest, Refused } from './api.ts'

test('a change that a fact from elsewhere has passed is made on the version that stands then', async () => {
  let version = 1
  const tried: number[] = []
  await onNewest(
    async () => version,
    async (at) => {
      tried.push(at)
      if (at < 3) {
        version++
        throw new Refused(412, 'stale-version')
      }
    },
  )
  expect(tried).toEqual([1, 2, 3])
})

test.for([
  ['another refusal', 409, 1],
  ['one that does not end', 412, 10],
] as const)('%s is thrown', async ([, status, times]) => {
  let tries = 0
  const change = async () => {
    tries++
    throw new Refused(status, 'no')
  }
  await expect(onNewest(async () => 1, change)).rejects.toThrow('no')
  expect(tries).toBe(times)
})
