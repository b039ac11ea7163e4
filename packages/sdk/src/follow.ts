import { type Client, IntarsiProblem, send } from './client.ts'
import { type EventFilter, queryOf } from './filter.ts'
import type { IntarsiEvent } from './public-events.ts'
import { messagesOf } from './server-sent-events.ts'

const FIRST_PAUSE_MS = 500
const LONGEST_PAUSE_MS = 30_000
const OLDEST = 'oldest'

/** An event and where to go on after it: keep the cursor together with what you did with the event. */
export type Followed = { event: IntarsiEvent; cursor: string }

export type FollowOptions = {
  filter?: EventFilter
  /** The cursor you kept; `oldest` for everything that is kept there. Default: only what happens from now on. */
  after?: string
  signal?: AbortSignal
  /** Told when events since your cursor are not kept any more: compare what you hold, for instance with `listCases`. */
  onReset?: () => void
  /** Told how far you are where your filter leaves everything out: keep it as you keep an event's cursor. */
  onProgress?: (cursor: string) => void
}

/**
 * Follows the feed live (Server-Sent Events) for ever: connects again by itself after the last event it gave you, with
 * longer and longer pauses while nothing answers. Every event at least once, those of a household in order. Throws when
 * intarsi refuses for good, and ends when the signal says so.
 */
export async function* streamEvents(client: Client, options: FollowOptions = {}): AsyncGenerator<Followed> {
  let cursor = options.after
  for (let failures = 0; !options.signal?.aborted; ) {
    try {
      for await (const message of messagesOf(await openStream(client, options, cursor))) {
        failures = 0
        if (message.event === 'reset') {
          options.onReset?.()
          cursor = OLDEST
        } else if (message.id !== undefined) {
          cursor = message.id
          if (message.data === undefined) options.onProgress?.(cursor)
          else yield { event: JSON.parse(message.data) as IntarsiEvent, cursor }
        }
      }
    } catch (error) {
      refuseForGood(error)
      failures += 1
    }
    await pause(failures === 0 ? FIRST_PAUSE_MS : backOff(failures), options.signal)
  }
}

async function openStream(
  { options }: Client,
  { filter = {}, signal }: FollowOptions,
  cursor: string | undefined,
) {
  const response = await send(options, {
    method: 'GET',
    path: `/events/stream?${queryOf(filter)}`,
    headers: { accept: 'text/event-stream', ...(cursor ? { 'last-event-id': cursor } : {}) },
    ...(signal ? { signal } : {}),
  })
  return response
}

export type PullOptions = FollowOptions & { everyMs?: number; limit?: number }

/** Follows the feed by asking again and again; otherwise like `streamEvents`, and begins with the oldest by default. */
export async function* pullEvents(client: Client, options: PullOptions = {}): AsyncGenerator<Followed> {
  const { everyMs = 5_000, limit = 100, filter = {}, signal } = options
  let cursor = options.after ?? OLDEST
  for (let failures = 0; !signal?.aborted; ) {
    try {
      const page = await client.pull({ after: cursor, limit, filter, ...(signal ? { signal } : {}) })
      failures = 0
      // A cursor leads past its whole page: it is given with the last event only, and the one before with the others.
      for (const [i, event] of page.events.entries()) {
        yield { event, cursor: i === page.events.length - 1 ? page.cursor : cursor }
      }
      if (page.events.length === 0 && page.cursor !== cursor) options.onProgress?.(page.cursor)
      cursor = page.cursor
      if (page.more) continue
    } catch (error) {
      if (error instanceof IntarsiProblem && error.code === 'cursor-gone') {
        options.onReset?.()
        cursor = OLDEST
        continue
      }
      refuseForGood(error)
      failures += 1
    }
    await pause(failures === 0 ? everyMs : backOff(failures), signal)
  }
}

/** What asking again does not mend: a wrong filter, no right. A token that has expired is renewed by then. */
function refuseForGood(error: unknown): void {
  if (error instanceof IntarsiProblem && error.status < 500 && error.status !== 429) throw error
}

function backOff(failures: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS) * (0.5 + Math.random() / 2)
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    signal?.addEventListener('abort', done)
    if (signal?.aborted) done()
  })
}
