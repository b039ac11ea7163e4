import { expect, test } from 'vitest'
import { place, request } from '../../test/samples.ts'
import { createMatcher } from './create-matcher.ts'
import { matchPlaces } from './match-places.ts'

const now = new Date('2026-11-24T09:00:00.000Z')
const many = (count: number) => ({
  now,
  requests: Array.from({ length: count }, (_, index) =>
    request(`r${String(index).padStart(4, '0')}`, { people: 1 + (index % 4), bedPeople: 1 + (index % 4) }),
  ),
  places: Array.from({ length: count / 2 }, (_, index) =>
    place(`p${String(index).padStart(4, '0')}`, { beds: 1 + (index % 5) }),
  ),
})

test('the thread answers what the library answers', async () => {
  const matcher = createMatcher()
  const input = many(20)
  const [{ certificate: _one, ...mine }, { certificate: _other, ...theirs }] = await Promise.all([
    matcher.match(input),
    matchPlaces(input),
  ])
  expect(mine).toEqual(theirs)
  await matcher.close()
})

test('the event loop goes on while the solver works', async () => {
  const matcher = createMatcher()
  let longest = 0
  const start = performance.now()
  let last = start
  const ticking = setInterval(() => {
    longest = Math.max(longest, performance.now() - last)
    last = performance.now()
  }, 5)
  const { certificate } = await matcher.match(many(120))
  clearInterval(ticking)
  const whole = performance.now() - start
  await matcher.close()
  expect(certificate.status).toBe('optimal')
  // A ratio within one run: the machine may be slow, but nothing waited for the whole of the solving.
  expect(longest).toBeLessThan(whole / 2)
})

test('tasks given together are all answered, in their order', async () => {
  const matcher = createMatcher()
  const done: number[] = []
  await Promise.all([8, 2, 4].map((size) => matcher.match(many(size)).then(() => done.push(size))))
  expect(done).toEqual([8, 2, 4])
  await matcher.close()
})

test('a task that cannot be solved fails alone', async () => {
  const matcher = createMatcher()
  const broken = { ...many(2), now: new Date(Number.NaN) }
  await expect(matcher.match(broken)).rejects.toThrow('matching failed')
  await expect(matcher.match(many(2))).resolves.toBeDefined()
  await matcher.close()
})
