import { expect, test } from 'vitest'
import { readOnce } from './read-once.ts'

test('all that ask at the same time share one read, and who asks later gets a new one', async () => {
  let reads = 0
  const read = readOnce(async () => ++reads)
  expect(await Promise.all([read(), read()])).toEqual([1, 1])
  expect(await read()).toBe(2)
})

test('what fails is not known, and is read again the next time', async () => {
  const answers = [Promise.reject(new Error('the database is away')), Promise.resolve(7)]
  const read = readOnce(() => answers.shift() as Promise<number>)
  expect(await read()).toBeUndefined()
  expect(await read()).toBe(7)
})

test('what does not answer is not waited for, and its failing later harms nobody', async () => {
  const { promise, reject } = Promise.withResolvers<number>()
  const read = readOnce(() => promise, 5)
  expect(await read()).toBeUndefined()
  reject(new Error('at last'))
  await expect(promise).rejects.toThrow('at last')
})
