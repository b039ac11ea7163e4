import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { NotificationsSchema } from '../schema.ts'
import { readHead } from './cursor.ts'

export type FeedHub = {
  /** Calls the listener whenever the feed has grown; the answer stops it. */
  listen: (listener: () => void) => () => void
  /** Says that this process has just given positions. */
  nudge: () => void
  close: () => void
}

/** Watches the feed's head in one query for all listeners, whichever instance moved it. Idle when nobody listens. */
export function createFeedHub(db: Kysely<NotificationsSchema>, logger: Logger, everyMs = 300): FeedHub {
  const listeners = new Set<() => void>()
  let seen = -1
  let timer: NodeJS.Timeout | null = null
  const tell = () => {
    for (const listener of listeners) listener()
  }
  const look = async () => {
    const { position } = await readHead(db)
    if (position !== seen) tell()
    seen = position
  }
  const schedule = () => {
    if (timer !== null || listeners.size === 0) return
    timer = setTimeout(async () => {
      try {
        if (listeners.size > 0) await look()
      } catch (error) {
        logger.warn({ error }, 'the head of the feed could not be read; trying again')
      }
      timer = null
      schedule()
    }, everyMs)
  }
  return {
    listen: (listener) => {
      listeners.add(listener)
      schedule()
      return () => listeners.delete(listener)
    },
    nudge: tell,
    close: () => {
      listeners.clear()
      if (timer !== null) clearTimeout(timer)
    },
  }
}
