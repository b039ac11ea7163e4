import { type Kysely, sql } from 'kysely'
import type { Logger } from 'pino'
import type { NotificationsSchema } from '../schema.ts'

type Listener = (lastPosition: number) => void

export type LiveHub = {
  /** Calls the listener whenever the recipient's inbox has grown; the answer stops it. */
  listen: (recipientId: string, listener: Listener) => () => void
  /** Says that this process may have written notices: looks at once. Those of others are found by the next look. */
  nudge: () => void
  close: () => void
}

/**
 * Watches the head rows of the recipients that are listening, in one query for all of them, whichever instance wrote
 * the notice. Idle when nobody listens.
 */
export function createLiveHub(db: Kysely<NotificationsSchema>, logger: Logger, everyMs = 300): LiveHub {
  const listeners = new Map<string, Set<Listener>>()
  const seen = new Map<string, number>()
  let timer: NodeJS.Timeout | null = null
  let looking = false
  let again = false

  const look = async () => {
    const heads = await db
      .selectFrom('recipient_head')
      .selectAll()
      .where('recipient_id', '=', sql<string>`any(${[...listeners.keys()]}::uuid[])`)
      .execute()
    for (const head of heads) {
      if (seen.get(head.recipient_id) === head.last_position) continue
      seen.set(head.recipient_id, head.last_position)
      for (const listener of listeners.get(head.recipient_id) ?? []) listener(head.last_position)
    }
  }
  const run = async () => {
    looking = true
    do {
      again = false
      try {
        if (listeners.size > 0) await look()
      } catch (error) {
        logger.warn({ error }, 'the live inbox could not be read; trying again')
      }
    } while (again)
    looking = false
    schedule()
  }
  const schedule = () => {
    if (timer !== null || listeners.size === 0) return
    timer = setTimeout(() => {
      timer = null
      if (!looking) void run()
    }, everyMs)
  }
  const nudge = () => {
    again = true
    if (!looking && listeners.size > 0) void run()
  }

  return {
    nudge,
    listen: (recipientId, listener) => {
      const set = listeners.get(recipientId) ?? new Set()
      set.add(listener)
      listeners.set(recipientId, set)
      schedule()
      return () => {
        set.delete(listener)
        if (set.size === 0 && listeners.get(recipientId) === set) {
          listeners.delete(recipientId)
          seen.delete(recipientId)
        }
      }
    },
    close: () => {
      listeners.clear()
      if (timer !== null) clearTimeout(timer)
    },
  }
}
