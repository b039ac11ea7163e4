import { expect, test } from 'vitest'
import { createLimiter } from './limiter.ts'

test('never more than the limit runs at once, all of it runs, in the order it came, also after failures', async () => {
  const limit = createLimiter(3)
  const started: number[] = []
  let running = 0
  let most = 0
  const work = (number: number) => async () => {
    started.push(number)
    most = Math.max(most, ++running)
    await new Promise((resolve) => setImmediate(resolve))
    running--
    if (number % 4 === 0) throw new Error('failed')
  }
  await Promise.allSettled([...Array(20).keys()].map((number) => limit(work(number))))
  expect(most).toBe(3)
  expect(started).toEqual([...Array(20).keys()])
})
