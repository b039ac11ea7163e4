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
    const ids = [...listeners.keys()]
    const positions = ids.map((id) => seen.get(id) ?? null)
    // Of thousands of listeners most have nothing new, and every answer is read here: only what has grown comes back.
    const { rows } = await sql<{ recipient_id: string; last_position: number }>`
      select h.recipient_id, h.last_position
      from unnest(${ids}::uuid[], ${positions}::bigint[]) as l (recipient_id, seen)
      join recipient_head h using (recipient_id)
      where h.last_position is distinct from l.seen`.execute(db)
    for (const { recipient_id: id, last_position: position } of rows) {
      if (listeners.has(id)) seen.set(id, position)
      for (const listener of listeners.get(id) ?? []) listener(position)
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
