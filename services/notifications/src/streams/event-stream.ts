import { PassThrough } from 'node:stream'

const PING_MS = 20_000
/** What may wait for one reader, bytes: of each of thousands that have stopped reading. */
const WAITING_BYTES = 16_384
/** A reader that takes nothing for so long is let go; it resumes where it was. */
const STALLED_MS = 60_000

/** Writes a message; waits while the reader has not taken what was written before. */
export type Send = (message: string) => Promise<void>

/** After a page: there is more to send, that was all, or the reader may read no more. */
export type AfterPage = 'more' | 'all' | 'refused'

type Source = {
  /** Written at once, before any page. */
  opening: string
  /** Calls back whenever there may be something new; the answer stops it. */
  listen: (wake: () => void) => () => void
  /** Sends what is new, at most a page, having asked whether its reader may still read it. */
  sendPage: (send: Send) => Promise<AfterPage>
  /** How long the stream lasts, milliseconds: its reader comes back and misses nothing. */
  lastsMs: number
  /** What is written when there was no news for a while. */
  ping?: () => string
  pingMs?: number | undefined
  /** Told why the stream was cut. */
  failed: (error: unknown) => void
}

/** A stream of Server-Sent Events. One page is in memory at a time, whatever its reader is behind and however slow. */
export function openEventStream(source: Source): PassThrough {
  const { ping = () => ': ping\n\n', pingMs = PING_MS } = source
  const stream = new PassThrough({ highWaterMark: WAITING_BYTES })
  const isOpen = () => !stream.destroyed && !stream.writableEnded
  const write: Send = async (message) => {
    if (isOpen() && !stream.write(message)) await drained(stream)
  }
  let overdue: NodeJS.Timeout | undefined
  const end = () => {
    if (!isOpen()) return
    stream.end()
    overdue = setTimeout(() => stream.destroy(), STALLED_MS)
  }
  const wake = eachTimeWoken(isOpen, async () => {
    const after = await source.sendPage(write)
    if (after === 'refused') end()
    return after === 'more'
  })
  const send = () =>
    void wake().catch((error: unknown) => {
      source.failed(error)
      end()
    })
  const stop = source.listen(send)
  const beat = setInterval(() => isOpen() && stream.write(ping()), pingMs)
  const longest = setTimeout(end, source.lastsMs)
  stream.on('close', () => {
    stop()
    clearInterval(beat)
    clearTimeout(longest)
    clearTimeout(overdue)
  })
  stream.write(source.opening)
  send()
  return stream
}

/** Runs the work when woken, again while there is more or it was woken meanwhile, and never twice at a time. */
function eachTimeWoken(isOpen: () => boolean, work: () => Promise<boolean>): () => Promise<void> {
  let woken = false
  let working = false
  return async () => {
    woken = true
    if (working) return
    working = true
    try {
      while (woken && isOpen()) {
        woken = false
        if (await work()) woken = true
      }
    } finally {
      working = false
    }
  }
}

/** Resolves when the reader has taken what is waiting, or has gone. */
function drained(stream: PassThrough): Promise<void> {
  return new Promise((resolve) => {
    const stalled = setTimeout(() => stream.destroy(), STALLED_MS)
    const done = () => {
      clearTimeout(stalled)
      stream.off('drain', done)
      stream.off('close', done)
      resolve()
    }
    stream.on('drain', done)
    stream.on('close', done)
  })
}
