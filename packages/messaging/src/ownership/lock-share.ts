import type { Session } from './session.ts'

/** Every member holds this slot together with the others, so that counting its holders counts the living members. */
const MEMBER_SLOT = 1_000_000

/** A member's fair part of the numbered slots of one lock class; ownership is a session advisory lock. */
export type LockShare = {
  owned: () => number[]
  has: (slot: number) => boolean
  /** Ours still, and another's as soon as it is at rest: whoever begins nothing of it any more lets it come to rest. */
  leaving: (slot: number) => boolean
  /** Takes free slots up to a fair share, gives back what is over it and at rest. Who knows the locks says so. */
  balance: (known?: Locks) => Promise<void>
}

/** What is held of one lock class, by whomever. */
export type Locks = { members: number; held: ReadonlySet<number> }

export type LockShareOptions = {
  session: Session
  lockClass: number
  slots: number
  /** A slot that is being worked on stays until it is at rest. */
  atRest?: (slot: number) => boolean
}

/** Joins the members of a lock class. Leaving is ending the session. */
export async function joinLockShare(options: LockShareOptions): Promise<LockShare> {
  const { session, lockClass } = options
  const owned = new Set<number>()
  const leaving = new Set<number>()
  await session.query('select pg_advisory_lock_shared($1, $2)', [lockClass, MEMBER_SLOT])
  const balance = async (known?: Locks) => {
    const { members, held } = known ?? locksOf(await readLocks(session, [lockClass]), lockClass)
    const fair = Math.ceil(options.slots / Math.max(members, 1))
    leaving.clear()
    if (owned.size > fair) await giveBack(options, { owned, leaving, surplus: owned.size - fair })
    else if (owned.size < fair) await take(options, { owned, held, wanted: fair - owned.size })
  }
  const has = (slot: number) => owned.has(slot)
  return { owned: () => [...owned], has, leaving: (slot) => leaving.has(slot), balance }
}

type Held = { class: number; slot: number }

/** Everything held of these lock classes, in one look. */
export async function readLocks(session: Session, lockClasses: readonly number[]): Promise<Held[]> {
  return await session.query<Held>(
    `select classid::int as class, objid::int as slot from pg_locks
     where locktype = 'advisory' and objsubid = 2 and granted and classid = any($1::int[]::oid[])
       and database = (select oid from pg_database where datname = current_database())`,
    [lockClasses],
  )
}

export function locksOf(all: readonly Held[], lockClass: number): Locks {
  const slots = all.filter((one) => one.class === lockClass).map(({ slot }) => slot)
  return { members: slots.filter((slot) => slot === MEMBER_SLOT).length, held: new Set(slots) }
}

type Giving = { owned: Set<number>; leaving: Set<number>; surplus: number }

async function giveBack(
  { session, lockClass, atRest }: LockShareOptions,
  { owned, leaving, surplus }: Giving,
) {
  const given = [...owned].filter((slot) => atRest?.(slot) ?? true).slice(0, surplus)
  for (const slot of given) owned.delete(slot)
  for (const slot of [...owned].slice(0, surplus - given.length)) leaving.add(slot)
  await session.query('select pg_advisory_unlock($1, slot) from unnest($2::int[]) slot', [lockClass, given])
}

type Taking = { owned: Set<number>; held: ReadonlySet<number>; wanted: number }

async function take({ session, lockClass, slots }: LockShareOptions, { owned, held, wanted }: Taking) {
  const free = [...Array(slots).keys()].filter((slot) => !held.has(slot)).slice(0, wanted)
  if (free.length === 0) return
  const taken = await session.query<{ slot: number }>(
    'select slot from unnest($2::int[]) slot where pg_try_advisory_lock($1, slot)',
    [lockClass, free],
  )
  for (const { slot } of taken) owned.add(slot)
}
