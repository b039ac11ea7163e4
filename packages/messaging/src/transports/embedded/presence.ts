import type { Session } from '../../ownership/session.ts'

/** A class that no id of `bus_consumer` reaches. */
const PRESENCE_LOCKS = 1_000_000_000

/** Whether sessions of other processes read this log: only they need a NOTIFY, which costs a commit. */
export type Presence = {
  join: (session: Session) => Promise<void>
  leave: () => void
  look: (session: Session) => Promise<void>
  /** True also while nobody of this process has looked. */
  othersMayListen: () => boolean
}

export function createPresence(): Presence {
  let mine = 0
  let others = true
  return {
    join: async (session) => {
      await session.query('select pg_advisory_lock_shared($1, 0)', [PRESENCE_LOCKS])
      mine++
    },
    leave: () => {
      mine--
    },
    look: async (session) => {
      const [row] = await session.query<{ present: number }>(
        `select count(*)::int as present from pg_locks
         where locktype = 'advisory' and objsubid = 2 and granted and classid = $1::int::oid
           and database = (select oid from pg_database where datname = current_database())`,
        [PRESENCE_LOCKS],
      )
      others = row?.present !== mine
    },
    othersMayListen: () => mine === 0 || others,
  }
}
