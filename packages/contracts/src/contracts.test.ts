import { expect, test } from 'vitest'
import { EVENTS, MAX_EVENT_BYTES, PUBLIC_EVENTS, topicOf, topicsBehind } from './index.ts'

test.each(EVENTS.map((event) => [event.type, event] as const))(
  '%s is owned by its stream and its example fits',
  (_, event) => {
    const shared = event.stream.startsWith('public.')
    expect(event.topic).toBe(shared ? 'intarsi.public.{territory}' : `intarsi.${event.stream}`)
    expect(event.data.safeParse(event.example).success).toBe(true)
    expect(Buffer.byteLength(JSON.stringify(event.example))).toBeLessThan(MAX_EVENT_BYTES / 2)
  },
)

test('what leaves is told in Italian too, and every event says what its releases changed', () => {
  for (const event of PUBLIC_EVENTS) expect(event.sommario, event.type).toMatch(/\.$/)
  for (const event of EVENTS) expect(event.changes.length, event.type).toBeGreaterThan(0)
})

test('no two events share a type', () => {
  expect(new Set(EVENTS.map((event) => event.type)).size).toBe(EVENTS.length)
})

test('every public event names the one territory whose topic and rights it goes by', () => {
  const feed = PUBLIC_EVENTS.filter(({ owner }) => owner === 'public')
  expect(feed.length).toBeGreaterThan(10)
  for (const event of feed) expect(Object.keys(event.data.shape), event.type).toContain('territory')
  expect(topicsBehind(topicOf('public.tables'))).toContain('intarsi.public.re')
})
