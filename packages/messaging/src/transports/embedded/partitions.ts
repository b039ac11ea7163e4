import { joinLockShare, type LockShare, locksOf, readLocks } from '../../ownership/lock-share.ts'
import type { Session } from '../../ownership/session.ts'
import type { ConsumedRecord } from '../../transport.ts'
import type { Published } from './publish.ts'

const MOST_HANDED = 100

/** One partition that this member owns. */
export type OwnedPartition = {
  readonly consumer: number
  readonly topic: string
  readonly partition: number
  position: number
  /** The position is not committed yet. */
  moved: boolean
  busy: boolean
  /** Since this member took it, or since a batch failed, nothing was finished and not everything read: records may have been seen before. */
  redelivery: boolean
  failures: number
  retryAt: number
  /** Something may have been published since the last read. */
  touched: boolean
  /** Published by this process and not begun yet, one after the other: they need no read. */
  handed: ConsumedRecord[]
}

export type Partitions = {
  all: () => OwnedPartition[]
  balance: () => Promise<void>
  /** Something may have been published, by whomever. */
  touch: () => void
  /** This process has published. */
  hand: (published: Published) => void
}

type GroupTopic = { id: number; topic: string; partitions: number }

/** Joins the group on every topic and keeps a fair share of each topic's partitions. */
export async function joinPartitions(session: Session, topics: GroupTopic[]): Promise<Partitions> {
  const owned = new Map<string, OwnedPartition>()
  const shares: { topic: GroupTopic; share: LockShare }[] = []
  for (const topic of topics) {
    const atRest = (slot: number) => {
      const partition = owned.get(`${topic.topic}/${slot}`)
      return !partition?.busy && !partition?.moved
    }
    const share = await joinLockShare({ session, lockClass: topic.id, slots: topic.partitions, atRest })
    shares.push({ topic, share })
  }
  const balance = async () => {
    const locks = await readLocks(
      session,
      topics.map(({ id }) => id),
    )
    for (const { topic, share } of shares) {
      await share.balance(locksOf(locks, topic.id))
      await follow({ session, owned, topic, share })
    }
  }
  const touch = () => {
    for (const slot of owned.values()) slot.touched = true
  }
  const hand = ({ topic, partition, records }: Published) => {
    const slot = owned.get(`${topic}/${partition}`)
    if (slot) handTo(slot, records)
  }
  return { all: () => [...owned.values()], balance, touch, hand }
}

/** Keeps what was published for its consumer. Two publications may be heard of in the other order: then, and when too many wait, a read is due. */
export function handTo(slot: Pick<OwnedPartition, 'handed' | 'touched'>, records: ConsumedRecord[]): void {
  // The read that is due finds them.
  if (slot.touched) return
  const [last, next] = [slot.handed.at(-1), records[0]]
  const follows = !last || Number(last.offset) + 1 === Number(next?.offset)
  if (follows && slot.handed.length + records.length <= MOST_HANDED) slot.handed.push(...records)
  else {
    slot.handed = []
    slot.touched = true
  }
}

/** Takes what was handed and comes next; when something else comes next, it is left to a read. */
export function takeHanded(slot: Pick<OwnedPartition, 'handed' | 'touched' | 'position'>): ConsumedRecord[] {
  const next = slot.handed.filter(({ offset }) => Number(offset) >= slot.position)
  slot.handed = []
  if (!next[0] || Number(next[0].offset) === slot.position) return next
  slot.touched = true
  return []
}

type Following = { session: Session; owned: Map<string, OwnedPartition>; topic: GroupTopic; share: LockShare }

// Positions are read after the lock is held: nobody else can move them any more.
async function follow({ session, owned, topic, share }: Following) {
  for (const slot of owned.values())
    if (slot.topic === topic.topic && !share.has(slot.partition))
      owned.delete(`${slot.topic}/${slot.partition}`)
  const fresh = share.owned().filter((slot) => !owned.has(`${topic.topic}/${slot}`))
  if (fresh.length === 0) return
  const rows = await session.query<{ partition: number; position: string }>(
    'select partition, position::text as position from bus_position where consumer = $1 and partition = any($2)',
    [topic.id, fresh],
  )
  for (const { partition, position } of rows) {
    const slot = { consumer: topic.id, topic: topic.topic, partition, position: Number(position) }
    owned.set(`${topic.topic}/${partition}`, {
      ...slot,
      moved: false,
      busy: false,
      redelivery: true,
      failures: 0,
      retryAt: 0,
      touched: true,
      handed: [],
    })
  }
}

/** Commits the positions that moved, on the session whose locks make them this member's. */
export async function commitPositions(session: Session, slots: OwnedPartition[]): Promise<void> {
  const moved = slots.filter((slot) => slot.moved)
  if (moved.length === 0) return
  for (const slot of moved) slot.moved = false
  await session.query(
    `update bus_position p set position = d.position
     from unnest($1::int[], $2::smallint[], $3::bigint[]) d (consumer, partition, position)
     where p.consumer = d.consumer and p.partition = d.partition`,
    [
      moved.map(({ consumer }) => consumer),
      moved.map(({ partition }) => partition),
      moved.map(({ position }) => position),
    ],
  )
}
