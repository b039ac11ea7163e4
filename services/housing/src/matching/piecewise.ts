import { type EventEmitter, once } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import type { MessagePort, Worker } from 'node:worker_threads'

/** Copying this many requests or reasons takes a millisecond or two. */
const MOST_ITEMS = 50

/** A value without its long lists, or some items of one of them; `last`: nothing follows. */
type Piece = { value?: unknown; path: string[]; items: unknown[]; last: boolean }
type Port = Worker | MessagePort
type Options = { signal?: AbortSignal }

/**
 * Tells the other thread a value of plain objects, whose long lists go piece by piece, each when the one before was
 * taken: neither thread is kept from its other work by copying. The other thread has to `listen`.
 */
export async function tell(port: Port, value: unknown, options: Options = {}): Promise<void> {
  for (const piece of piecesOf(value)) {
    const taken = nextOf(port, options)
    // When the piece cannot be told, nobody waits for the answer any more.
    taken.catch(() => undefined)
    port.postMessage(piece)
    await taken
  }
}

/** The next value the other thread tells. */
export async function listen(port: Port, options: Options = {}): Promise<unknown> {
  const whole: { value: unknown } = { value: undefined }
  for (;;) {
    const [{ value, path, items, last }]: [Piece] = (await nextOf(port, options)) as [Piece]
    if (value !== undefined) whole.value = value
    if (items.length > 0) listAt(whole.value, path).push(...items)
    await setImmediate()
    port.postMessage('taken')
    if (last) return whole.value
  }
}

// A port is an emitter too, whatever its type says.
const nextOf = (port: Port, options: Options) => once(port as EventEmitter, 'message', options)

function piecesOf(value: unknown): Piece[] {
  const long: { path: string[]; items: unknown[] }[] = []
  const pieces: Piece[] = [{ value: withoutLong(value, [], long), path: [], items: [], last: false }]
  for (const { path, items } of long)
    for (let from = 0; from < items.length; from += MOST_ITEMS)
      pieces.push({ path, items: items.slice(from, from + MOST_ITEMS), last: false })
  pieces.at(-1)!.last = true
  return pieces
}

function withoutLong(value: unknown, path: string[], long: { path: string[]; items: unknown[] }[]): unknown {
  if (Array.isArray(value)) {
    if (value.length <= MOST_ITEMS) return value
    long.push({ path, items: value })
    return []
  }
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype)
    return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, withoutLong(inner, [...path, key], long)]),
  )
}

function listAt(value: unknown, path: readonly string[]): unknown[] {
  return path.reduce((at, key) => (at as Record<string, unknown>)[key], value) as unknown[]
}
