import { expect, test } from 'vitest'
import { sessionsInMemory } from '../src/session/session-store.ts'

test('a session is forgotten when its time is over, and the one unused for longest when there are too many', async () => {
  let now = 0
  const sessions = sessionsInMemory(() => now, 2)
  await sessions.set('a', 'A', 1000)
  await sessions.set('b', 'B', 1000)
  await sessions.set('a', 'A', 1000)
  await sessions.set('c', 'C', 1000)
  expect(await sessions.get('b')).toBeNull()
  expect(await sessions.get('a')).toBe('A')
  now = 1000
  expect(await sessions.get('a')).toBeNull()
})

test('a session that was ended is gone', async () => {
  const sessions = sessionsInMemory(() => 0)
  await sessions.set('a', 'A', 1000)
  await sessions.delete('a')
  expect(await sessions.get('a')).toBeNull()
})
