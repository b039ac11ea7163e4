import type { SessionStore } from '@fastify/session'
import type { Session } from 'fastify'
import type { Redis } from 'ioredis'

const PREFIX = 'intarsi:desk:session:'

/** Where sessions lie: texts by id, each for some time. */
export type SessionTexts = {
  get: (id: string) => Promise<string | null>
  set: (id: string, text: string, milliseconds: number) => Promise<void>
  delete: (id: string) => Promise<void>
}

/** Sessions of one process; over the limit the one unused for longest goes. */
export function sessionsInMemory(now: () => number, most = 10_000): SessionTexts {
  const kept = new Map<string, { text: string; until: number }>()
  return {
    get: async (id) => {
      const entry = kept.get(id)
      if (entry && entry.until > now()) return entry.text
      kept.delete(id)
      return null
    },
    set: async (id, text, milliseconds) => {
      kept.delete(id)
      kept.set(id, { text, until: now() + milliseconds })
      const [oldest] = kept.keys()
      if (kept.size > most && oldest !== undefined) kept.delete(oldest)
    },
    delete: async (id) => {
      kept.delete(id)
    },
  }
}

/** Sessions that every instance shares, and that outlive it. */
export function sessionsInRedis(redis: Redis): SessionTexts {
  return {
    get: (id) => redis.get(PREFIX + id),
    set: async (id, text, milliseconds) => {
      await redis.set(PREFIX + id, text, 'PX', milliseconds)
    },
    delete: async (id) => {
      await redis.del(PREFIX + id)
    },
  }
}

/** The same, as `@fastify/session` asks for it. */
export function storeOf(texts: SessionTexts, milliseconds: number): SessionStore {
  return {
    get: (id, done) => {
      texts.get(id).then(
        (text) => done(null, text === null ? null : (JSON.parse(text) as Session)),
        (error: unknown) => done(error),
      )
    },
    set: (id, session, done) => {
      texts.set(id, JSON.stringify(session), milliseconds).then(() => done(), done)
    },
    destroy: (id, done) => {
      texts.delete(id).then(() => done(), done)
    },
  }
}
