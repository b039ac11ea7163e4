import { expect, test } from 'vitest'
import { EVENTS, MAX_EVENT_BYTES } from './index.ts'

test.each(EVENTS.map((event) => [event.type, event] as const))(
  '%s is owned by its stream and its example fits',
  (_, event) => {
    expect(event.topic).toBe(`intarsi.${event.stream}`)
    expect(event.data.safeParse(event.example).success).toBe(true)
    expect(Buffer.byteLength(JSON.stringify(event.example))).toBeLessThan(MAX_EVENT_BYTES / 2)
  },
)

test('no two events share a type', () => {
  expect(new Set(EVENTS.map((event) => event.type)).size).toBe(EVENTS.length)
})
