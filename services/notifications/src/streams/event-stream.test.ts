import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type AfterPage, openEventStream, type Send } from './event-stream.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const MINUTE = 60_000

function open(sendPage: (send: Send) => Promise<AfterPage>, lastsMs = 60 * MINUTE) {
  const source = { wake: () => {}, listening: true, failures: 0 }
  const stream = openEventStream({
    opening: 'opening\n\n',
    listen: (wake) => {
      source.wake = wake
      return () => {
        source.listening = false
      }
    },
    sendPage,
    lastsMs,
    failed: () => {
      source.failures += 1
    },
  })
  const text = () => String(stream.read() ?? '')
  return Object.assign(source, { stream, text })
}

test('one page after another while there is more, then one each time something is new', async () => {
  let pages = 0
  const { wake, text } = open(async (send) => {
    pages += 1
    await send(`page ${pages}\n\n`)
    return pages < 3 ? 'more' : 'all'
  })
  await vi.advanceTimersByTimeAsync(0)
  expect(text()).toBe('opening\n\npage 1\n\npage 2\n\npage 3\n\n')
  wake()
  await vi.advanceTimersByTimeAsync(0)
  expect(text()).toBe('page 4\n\n')
})

test('woken often while it sends, it looks once more', async () => {
  let pages = 0
  let go = () => {}
  const { wake } = open(async () => {
    pages += 1
    await new Promise<void>((resolve) => {
      go = resolve
    })
    return 'all'
  })
  for (let i = 0; i < 10; i++) wake()
  go()
  await vi.advanceTimersByTimeAsync(0)
  go()
  await vi.advanceTimersByTimeAsync(0)
  expect(pages).toBe(2)
})

test('who may read no more gets the end', async () => {
  const opened = open(async () => 'refused')
  opened.stream.resume()
  await vi.advanceTimersByTimeAsync(0)
  expect([opened.stream.readableEnded, opened.listening]).toEqual([true, false])
})

test('it pings while nothing happens, and ends when its time is over', async () => {
  const opened = open(async () => 'all', MINUTE)
  await vi.advanceTimersByTimeAsync(50_000)
  expect(opened.text()).toBe('opening\n\n: ping\n\n: ping\n\n')
  opened.stream.resume()
  await vi.advanceTimersByTimeAsync(10_000)
  expect([opened.stream.readableEnded, opened.listening]).toEqual([true, false])
})

test('a page that fails ends it, and says why', async () => {
  const opened = open(async () => {
    throw new Error('the database is away')
  })
  opened.stream.resume()
  await vi.advanceTimersByTimeAsync(0)
  expect([opened.failures, opened.listening]).toEqual([1, false])
})

test('a reader that takes nothing is not written to, and let go after a minute', async () => {
  let written = 0
  const opened = open(async (send) => {
    for (let i = 0; i < 1_000; i++) {
      await send('x'.repeat(1_000))
      written += 1
    }
    return 'all'
  })
  await vi.advanceTimersByTimeAsync(0)
  const before = written
  expect(before).toBeLessThan(100)
  await vi.advanceTimersByTimeAsync(MINUTE - 1)
  expect([written, opened.stream.destroyed]).toEqual([before, false])
  await vi.advanceTimersByTimeAsync(1)
  expect([opened.stream.destroyed, opened.listening]).toEqual([true, false])
})

test('more than may wait at once gets through as its reader takes it', async () => {
  const { stream } = open(async (send) => {
    for (let i = 0; i < 300; i++) await send('x'.repeat(1_000))
    return 'all'
  }, MINUTE)
  let bytes = 0
  stream.on('data', (chunk: Buffer) => {
    bytes += chunk.length
  })
  await vi.advanceTimersByTimeAsync(MINUTE)
  expect(bytes).toBeGreaterThanOrEqual(300_000)
})

test('the end waits for nobody: a reader that has stopped reading is let go', async () => {
  const opened = open(async () => 'all', MINUTE)
  await vi.advanceTimersByTimeAsync(2 * MINUTE)
  expect([opened.stream.destroyed, opened.listening]).toEqual([true, false])
})
